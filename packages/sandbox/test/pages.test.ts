import { describe, expect, it } from 'vitest'
import { openSandbox } from './harness.ts'
import { request } from './request.ts'

const origin = 'http://localhost:3001'
const money = { amount: 400_000, currency: 'THB' }
const scanned = { ...money, type: 'barcode_alipay', barcode: '281234567890123456' }

function preflight(path: string, method: string) {
  return {
    path,
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': 'authorization,content-type',
    },
  }
}

describe('a web page of another origin', () => {
  it.each([
    ['POST', '/sources'],
    ['POST', '/sources/'],
    ['GET', '/sources/src_test_1'],
    ['GET', '/capability'],
  ])('may ask with a public key, and is told so first: %s %s', async (method, path) => {
    await using checked = await openSandbox()
    const { headers } = preflight(path, method)

    const answer = await request(checked.sandbox.handler).options(path).set(headers)

    expect(answer.status).toBe(204)
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': method,
      'access-control-allow-headers': expect.stringMatching(/Authorization.*Content-Type/),
    })
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
  })

  it('makes a source with a public key, and reads it', async () => {
    await using checked = await openSandbox()
    const pages = checked.apiOf(checked.sandbox.publicKey)

    const made = await pages.post('/sources', scanned).set('Origin', origin).expect(200)
    const read = await pages.get(`/sources/${made.body.id}`).set('Origin', origin).expect(200)

    for (const { headers } of [made, read]) {
      expect(headers['access-control-allow-origin']).toBe('*')
      expect(headers['access-control-expose-headers']).toBe('*')
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    }
    expect(read.body.id).toBe(made.body.id)
  })

  it('reads why it is refused', async () => {
    await using checked = await openSandbox()
    const { handler, publicKey } = checked.sandbox
    const call = () => request(handler).post('/sources').set('Origin', origin)

    const answers = [
      await call().send(scanned),
      await call().auth(publicKey, '').send({ amount: 1 }),
      await call().auth(publicKey, '').type('json').send('{'),
      await call()
        .auth(publicKey, '')
        .type('json')
        .send(`"${'x'.repeat(1_000_001)}"`),
    ]

    expect(answers.map(({ status }) => status)).toEqual([401, 400, 400, 413])
    for (const { headers } of answers) expect(headers['access-control-allow-origin']).toBe('*')
  })

  it.each([
    ['POST', '/charges'],
    ['GET', '/charges'],
    ['GET', '/sources'],
    ['PATCH', '/sources/src_test_1'],
    ['POST', '/charges/chrg_test_1/refunds'],
    ['GET', '/events'],
    ['GET', '/account'],
    ['GET', '/nothing'],
  ])('is sent to its backend for all else: %s %s', async (method, path) => {
    await using checked = await openSandbox()
    const { headers } = preflight(path, method)

    const answer = await request(checked.sandbox.handler).options(path).set(headers)

    expect([answer.status, answer.body.code]).toEqual([403, 'not_authorized'])
    expect(answer.headers['x-sandbox-hint']).toContain('from your backend')
    expect(answer.headers['x-sandbox-hint']).toContain('POST /sources, GET /sources/{source}')
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  it.each([
    ['reads nothing', origin, undefined, 403],
    ['reads nothing from a sandboxed frame', 'null', undefined, 403],
    ['reads nothing, whatever its browser says besides', origin, 'cross-site', 403],
    ['of the same host and another port reads nothing', origin, 'same-site', 403],
    ['that is of this origin behind a proxy reads all', origin, 'same-origin', 200],
  ])('without a preflight, %s', async (_what, Origin, site, status) => {
    await using checked = await openSandbox()
    const headers = { Origin, ...(site === undefined ? {} : { 'Sec-Fetch-Site': site }) }

    const read = await checked.api.get('/charges').set(headers)
    const written = await checked.api.patch('/account', {}).set(headers)
    const unknown = await checked.api.get('/nothing').set(headers)

    expect([read.status, written.status]).toEqual([status, status])
    expect(unknown.status).toBe(status === 403 ? 403 : 404)
    expect(read.headers['access-control-allow-origin']).toBeUndefined()
    if (status === 403) {
      expect(read.body.code).toBe('not_authorized')
      expect(read.headers['x-sandbox-hint']).toContain('Pages may call POST /sources')
    }
  })

  it('of the console itself may do everything', async () => {
    await using checked = await openSandbox()
    const { url } = await checked.sandbox.listen()

    const answer = await fetch(`${url}/charges`, {
      headers: { Origin: url, Authorization: `Basic ${btoa(`${checked.sandbox.secretKey}:`)}` },
    })

    expect(answer.status).toBe(200)
  })

  it.each([
    ['GET', '/__sandbox/charges'],
    ['POST', '/__sandbox/clock/advance'],
    ['DELETE', '/__sandbox/rules'],
    ['GET', '/healthz'],
  ])('is kept out of the control API: %s %s', async (method, path) => {
    await using checked = await openSandbox()
    const { headers } = preflight(path, method)

    const answer = await request(checked.sandbox.handler).options(path).set(headers)

    expect([answer.status, answer.type]).toEqual([403, 'application/problem+json'])
    expect(answer.body.detail).toContain('web page of another origin')
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('is kept out of the control API where it asks without a preflight', async () => {
    await using checked = await openSandbox()
    const { handler, secretKey } = checked.sandbox
    const ask = (site: string) =>
      request(handler)
        .post('/__sandbox/reset')
        .auth(secretKey, '')
        .set({ Origin: 'http://proxy.example', 'Sec-Fetch-Site': site })

    expect((await ask('cross-site')).status).toBe(403)
    expect((await ask('same-site')).status).toBe(403)
    expect((await ask('none')).status).toBe(403)
    // Of this origin as its browser sees it: a proxy has changed the Host.
    expect((await ask('same-origin')).status).toBe(204)
  })

  it.each([
    // As a proxy passes the Host on, without its port, and with what the browser says of the page, if anything.
    ['shop.example', 'http://shop.example:8424', undefined, 204],
    ['shop.example', 'https://SHOP.example', undefined, 204],
    ['127.0.0.1', 'http://127.0.0.1:8424', undefined, 204],
    ['[::1]', 'http://[::1]:8424', undefined, 204],
    ['shop.example', 'http://shop.example:3000', 'same-site', 403],
    ['shop.example', 'http://evil.shop.example', undefined, 403],
    ['shop.example', 'http://shop.example.evil.example', undefined, 403],
    ['shop.example', 'null', undefined, 403],
    ['shop.example:8424', 'http://shop.example:3000', undefined, 403],
    ['shop.example:80', 'http://shop.example:3000', undefined, 403],
  ])(
    'called at %s with the Origin %s (Sec-Fetch-Site: %s) is answered %i',
    async (Host, Origin, site, status) => {
      await using checked = await openSandbox({ allowedHosts: ['shop.example'] })
      const { handler, secretKey } = checked.sandbox

      const answer = await request(handler)
        .post('/__sandbox/reset')
        .auth(secretKey, '')
        .set({ Host, Origin, ...(site === undefined ? {} : { 'Sec-Fetch-Site': site }) })

      expect(answer.status).toBe(status)
    },
  )
})

it('OPTIONS that is no preflight is answered as any method that there is none of', async () => {
  await using checked = await openSandbox()

  const answer = await request(checked.sandbox.handler).options('/sources')

  expect([answer.status, answer.body.code]).toEqual([404, 'not_found'])
})
