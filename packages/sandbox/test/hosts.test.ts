import { describe, expect, it } from 'vitest'
import { openSandbox } from './harness.ts'
import { request } from './request.ts'

const allowedHosts = ['Pay.Shop.example']

describe('the imitated API', () => {
  it.each([
    ['127.0.0.1:8424', 200],
    ['[::1]:8424', 200],
    ['192.168.1.7', 200],
    ['203.0.113.9:8424', 200],
    ['localhost', 200],
    ['LOCALHOST:8424', 200],
    ['localhost.', 200],
    ['till.localhost:8424', 200],
    ['sandbox', 200],
    ['omise-sandbox:8424', 200],
    ['sandbox.shop.internal', 200],
    ['sandbox.default.svc.cluster.local:8424', 200],
    ['my-mac.local', 200],
    ['api.omise.co', 200],
    ['vault.omise.co:443', 200],
    ['API.omise.co', 200],
    ['pay.shop.example:8424', 200],
    ['rebound.evil.example', 403],
    ['rebound.evil.example:8424', 403],
    ['shop.example', 403],
    ['evil.pay.shop.example', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1.nip.example', 403],
    ['evil.omise.co', 403],
    ['api.omise.co.evil.example', 403],
    ['notlocal.xlocal', 403],
    ['evil.example.', 403],
    ['no host', 403],
    ['a:b@evil.example', 403],
  ])('asked for as host %j answers %i', async (host, status) => {
    await using checked = await openSandbox({ allowedHosts })

    const answer = await checked.api.get('/charges').set('Host', host)

    expect(answer.status).toBe(status)
    if (status === 403) {
      expect(answer.body).toMatchObject({ object: 'error', code: 'not_authorized' })
      expect(answer.headers['x-sandbox-hint']).toContain('--allow-host')
    }
  })

  it('does and tells nothing under a foreign name, whatever is asked and whoever asks', async () => {
    await using checked = await openSandbox()
    const { handler, publicKey } = checked.sandbox
    const Host = 'rebound.evil.example:8424'
    const page = { Host, Origin: `http://${Host}` }

    const answers = [
      await checked.api.post('/charges', {}).set(page),
      await checked.api.patch('/account', { webhook_uri: 'http://192.168.0.1/' }).set(page),
      await checked.api.get('/nothing').set(page),
      await request(handler).get('/capability').auth(publicKey, '').set(page),
      await request(handler)
        .options('/sources')
        .set({ ...page, 'Access-Control-Request-Method': 'POST' }),
      await request(handler).get('/').set({ Host, Accept: 'text/html' }),
      await request(handler).get('/metrics').set({ Host }),
      await request(handler)
        .get('/__sandbox/charges')
        .auth(checked.sandbox.secretKey, '')
        .set(page),
    ]

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
    for (const { headers } of answers) {
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
    expect((await checked.api.get('/account')).body.webhook_uri).toBeNull()
  })

  it('says under any name that it lives', async () => {
    await using checked = await openSandbox()

    for (const path of ['/healthz', '/readyz', '/__sandbox/openapi.json']) {
      await request(checked.sandbox.handler).get(path).set('Host', 'balancer.example').expect(200)
    }
  })
})
