import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'
import { type CheckedSandbox, createCharge, openSandbox, sendBytes } from './harness.ts'
import { request } from './request.ts'

function control(checked: CheckedSandbox, path = '/__sandbox/clock') {
  return request(checked.sandbox.handler).get(path).auth(checked.sandbox.secretKey, '')
}

describe('the control API', () => {
  it('wants a secret key', async () => {
    await using checked = await openSandbox()

    const none = await request(checked.sandbox.handler).get('/__sandbox/clock')
    const wrong = await request(checked.sandbox.handler)
      .get('/__sandbox/clock')
      .auth('pkey_test_sandbox', '')

    for (const answer of [none, wrong]) {
      expect(answer.status).toBe(401)
      expect(answer.headers['content-type']).toBe('application/problem+json')
      expect(answer.body).toMatchObject({ status: 401, remedy: expect.any(String) })
    }
  })

  it('off loopback wants its token', async () => {
    await using checked = await openSandbox({ adminToken: 'swordfish' })

    for (const path of ['/__sandbox/clock', '/__sandbox/fidelity']) {
      expect((await control(checked, path)).status).toBe(401)
      expect((await control(checked, path).set('X-Sandbox-Admin-Token', 'swordfisH')).status).toBe(
        401,
      )
      expect((await control(checked, path).set('X-Sandbox-Admin-Token', 'sword')).status).toBe(401)
      expect((await control(checked, path).set('X-Sandbox-Admin-Token', 'swordfish')).status).toBe(
        200,
      )
    }
    await request(checked.sandbox.handler).get('/healthz').expect(200)
    await checked.api.get('/charges').expect(200)
  })

  it.each([
    ['evil.example', 403],
    ['localhost.evil.example:8424', 403],
    ['', 403],
    ['localhost:8424', 200],
    ['app.localhost', 200],
    ['127.0.0.1:8424', 200],
    ['[::1]:8424', 200],
    ['sandbox.internal:8424', 200],
  ])('asked for as host %j answers %i', async (host, status) => {
    await using checked = await openSandbox({ allowedHosts: ['Sandbox.internal'] })

    expect((await control(checked).set('Host', host)).status).toBe(status)
  })

  it.each([
    ['http://evil.example', 403],
    ['null', 403],
    ['http://localhost:3000', 403],
    ['http://localhost:8424', 200],
  ])('called by a page of %s answers %i', async (origin, status) => {
    await using checked = await openSandbox()

    const answer = await control(checked).set('Host', 'localhost:8424').set('Origin', origin)

    expect(answer.status).toBe(status)
  })

  it('names the nearest route, and fields it does not know', async () => {
    await using checked = await openSandbox()

    const route = await control(checked, '/__sandbox/clok')
    const field = await control(checked, '/__sandbox/deliveries?charges=1')

    expect(route).toMatchObject({
      status: 404,
      body: { remedy: 'The nearest route is GET /__sandbox/clock.' },
    })
    expect(field).toMatchObject({ status: 400, body: { remedy: 'Use: charge, offset, limit.' } })
  })

  it('reads JSON whatever the content type says', async () => {
    await using checked = await openSandbox()

    const answer = await request(checked.sandbox.handler)
      .post('/__sandbox/clock/advance')
      .auth(checked.sandbox.secretKey, '')
      .type('form')
      .send('{"by":"1h"}')

    expect(answer).toMatchObject({ status: 200, body: { now: '2025-01-01T01:00:00Z' } })
  })

  it.each(['{"by":', '[]', '{"by":1}', '{"by":"1h","by":"2h"}', '{"__proto__":{}}'])(
    'refuses the body %s as a problem',
    async (body) => {
      await using checked = await openSandbox()

      const answer = await request(checked.sandbox.handler)
        .post('/__sandbox/clock/advance')
        .auth(checked.sandbox.secretKey, '')
        .send(body)

      expect(answer.status).toBe(400)
      expect(answer.headers['content-type']).toBe('application/problem+json')
    },
  )
})

describe('the process', () => {
  it('tells that it lives and is ready, and its counters', async () => {
    await using checked = await openSandbox()
    const open = (path: string) => request(checked.sandbox.handler).get(path).expect(200)
    await createCharge(checked.api)

    expect((await open('/healthz')).body).toMatchObject({ status: 'ok', version: '0.1.0' })
    expect((await open('/readyz')).body).toEqual({ status: 'ready' })
    expect((await open('/metrics')).text).toContain(
      'omise_sandbox_requests_total{operation="createCharge",status="200"} 1',
    )
  })

  it('answers on localhost, 127.0.0.1 and [::1], and two do not interfere', async () => {
    await using one = await openSandbox()
    await using other = await openSandbox()
    const { port } = await one.sandbox.listen()
    await other.sandbox.listen()
    await createCharge(one.api)

    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect((await fetch(`http://${host}:${port}/healthz`)).status).toBe(200)
    }
    expect((await other.api.get('/charges')).body.total).toBe(0)
    expect(one.sandbox.url).not.toBe(other.sandbox.url)
  })

  it('does not listen off loopback without a token', async () => {
    await using checked = await openSandbox()

    await expect(checked.sandbox.listen({ host: '0.0.0.0' })).rejects.toThrow('Set offLoopback')
  })

  it('has no URL before it listens, and says what to do', async () => {
    await using checked = await openSandbox()

    expect(() => checked.sandbox.url).toThrow('Call await sandbox.listen() first.')
  })

  it('ends waits and late answers when it closes, and takes no other request', async () => {
    await using checked = await openSandbox()
    const { control } = checked.sandbox
    const { url } = await checked.sandbox.listen()
    const { id } = await createCharge(checked.api)
    await control.faults.add({ on: 'GET /balance', type: 'latency', delay: '10m' })
    const authorization = `Basic ${btoa(`${checked.sandbox.secretKey}:`)}`
    // The server says 100 Continue as it takes the request up.
    const headers = { authorization, expect: '100-continue' }
    const ask = async (path: string) => {
      const asked = get(`${url}${path}`, { headers })
      const status = new Promise((resolve) => {
        asked.on('response', (answer) => resolve(answer.resume().statusCode))
      })
      await new Promise<void>((resolve) => asked.on('continue', () => resolve()))
      return { status }
    }
    const waiting = await ask(`/__sandbox/wait?charge=${id}&timeout=10m`)
    const late = await ask('/balance')
    const inProcess = expect(control.wait({ charge: id, timeout: '10m' })).rejects.toMatchObject({
      status: 503,
    })
    while ((await control.faults.list()).data[0]?.times_used === 0)
      await checked.api.get('/account')
    const began = performance.now()

    await checked.sandbox.close()

    expect(performance.now() - began).toBeLessThan(4_000)
    expect(await waiting.status).toBe(503)
    expect(await late.status).toBe(200)
    await inProcess
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })

  it('closes at once though a connection is open that has sent nothing', async () => {
    const checked = await openSandbox()
    const { port } = await checked.sandbox.listen()
    const silent = connect(port, '127.0.0.1')
    await once(silent, 'connect')
    const ended = once(silent, 'close')
    // The server has the connection once it answers another.
    await (await fetch(`${checked.sandbox.url}/healthz`)).text()
    const began = performance.now()

    await checked.sandbox.close()

    expect(performance.now() - began).toBeLessThan(4_000)
    await ended
  })

  it("answers a request whose target is no URL in the API's shape", async () => {
    await using checked = await openSandbox()
    const { port } = await checked.sandbox.listen()

    const answer = await sendBytes(
      port,
      'GET http://[:: HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    )

    expect(answer).toContain('HTTP/1.1 400')
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ code: 'bad_request' })
  })
})

describe('options that make no sense', () => {
  it.each([
    [{ outcome: 'payed' }, 'There is no outcome "payed"'],
    [{ outcome: 'failed', failureCode: 'broke' }, 'There is no failure code "broke"'],
    [{ after: '2' }, '"2" is not a duration'],
    [{ voidCutoff: '4pm' }, '"4pm" is not a time of day'],
    [{ clock: 'fast' as 'real' }, 'There is no clock "fast"'],
    [{ adminToken: '' }, 'The admin token is empty'],
    [{ offLoopback: true }, 'wants an adminToken'],
    [{ clock: 'virtual' as const, startAt: 'soon' }, 'startAt cannot be "soon"'],
  ])('%j are refused in a sentence', async (options, message) => {
    await expect(createSandbox(options)).rejects.toThrow(message)
  })
})
