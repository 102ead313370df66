import request from 'supertest'
import { type Control, ControlRefusal, type Sandbox } from '../src/index.ts'

/** The control of the default account over HTTP, with the same interface as in process. */
export function controlOverHttp(sandbox: Sandbox): Control {
  async function call<T>(
    method: 'get' | 'post' | 'put' | 'patch',
    path: string,
    body?: object,
  ): Promise<T> {
    const sent = request(sandbox.handler)[method](`/__sandbox${path}`).auth(sandbox.secretKey, '')
    const answer = await (body === undefined ? sent : sent.send(body))
    if (answer.status < 300) return answer.body as T
    const { title, status, detail, remedy, type: _type, ...extra } = answer.body
    throw new ControlRefusal({ title, status, detail, remedy, extra })
  }

  function query(values: object): string {
    const given = Object.entries(values).filter(([, value]) => value !== undefined)
    return new URLSearchParams(
      given.map(([name, value]): [string, string] => [name, String(value)]),
    ).toString()
  }

  return {
    reset: () => call('post', '/reset'),
    account: {
      get: () => call('get', '/account'),
      update: (change) => call('patch', '/account', change),
    },
    clock: {
      now: () => call('get', '/clock'),
      freeze: (at) => call('post', '/clock/freeze', at === undefined ? {} : { at }),
      set: (at) => call('post', '/clock/set', { at }),
      advance: (by) => call('post', '/clock/advance', { by }),
      reset: () => call('post', '/clock/reset'),
    },
    charges: { outcome: (charge, outcome) => call('post', `/charges/${charge}/outcome`, outcome) },
    webhooks: {
      get: () => call('get', '/webhooks'),
      update: (change) => call('put', '/webhooks', change),
    },
    deliveries: { list: (values = {}) => call('get', `/deliveries?${query(values)}`) },
    wait: ({ signal: _signal, ...condition }) => call('get', `/wait?${query(condition)}`),
  }
}
