import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { certify, makeAuthority } from '../src/index.ts'
import { type CheckedSandbox, openSandbox } from './harness.ts'
import { request } from './request.ts'

const documents = ['/__sandbox/openapi.json', '/__sandbox/openapi/omise.json'] as const

const load = ({ sandbox }: CheckedSandbox, path: string, headers: Record<string, string> = {}) =>
  request(sandbox.handler).get(path).set(headers)

describe.each(documents)('the document at %s', (path) => {
  it('is loaded without a key, and off loopback without the admin token', async () => {
    await using onLoopback = await openSandbox()
    await using elsewhere = await openSandbox({ adminToken: 'swordfish', offLoopback: true })

    for (const checked of [onLoopback, elsewhere]) {
      const { status, headers, body } = await load(checked, path)
      expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
      expect(body).toMatchObject({ openapi: '3.1.0', paths: expect.any(Object) })
    }
  })

  it('is loaded by a tool in a web page, by whatever name of the host', async () => {
    await using checked = await openSandbox()
    const page = { Host: 'sandbox.shop.example', Origin: 'https://editor.example' }

    const { status, headers } = await load(checked, path, page)
    const preflight = await request(checked.sandbox.handler)
      .options(path)
      .set({ ...page, 'Access-Control-Request-Method': 'GET' })

    expect([status, headers['access-control-allow-origin']]).toEqual([200, '*'])
    expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([
      204,
      'GET',
    ])
  })

  it.each([
    ['http://127.0.0.1:9001', { Host: '127.0.0.1:9001' }],
    ['http://[::1]:9001', { Host: '[::1]:9001' }],
    ['http://sandbox.internal', { Host: 'sandbox.internal' }],
    [
      'https://sandbox.shop.example',
      { Host: 'sandbox.shop.example', 'X-Forwarded-Proto': 'https' },
    ],
    ['http://127.0.0.1:8424', { Host: 'no host' }],
  ])('names %s as its server when asked for with %o', async (url, headers) => {
    await using checked = await openSandbox()

    const { body } = await load(checked, path, headers)

    expect(body.servers).toEqual([{ url, description: expect.any(String) }])
  })
})

it('names https in the servers of a document that is loaded by https', async () => {
  await using checked = await openSandbox()
  const authority = await makeAuthority()
  const { port } = await checked.sandbox.listen({ tls: await certify(authority) })

  const { body } = await supertest(`https://localhost:${port}`).get(documents[1]).ca(authority.cert)

  expect(body.servers).toMatchObject([{ url: `https://localhost:${port}` }])
})

it('serves the control API in one document and the imitated one in the other', async () => {
  await using checked = await openSandbox()

  const [ours, imitated] = await Promise.all(documents.map((path) => load(checked, path)))

  expect(ours?.body.paths).toHaveProperty('/__sandbox/clock')
  expect(imitated?.body.paths).toHaveProperty('/charges')
})

it('keeps all else of the control API from who has no key', async () => {
  await using checked = await openSandbox()

  for (const path of ['/__sandbox/fidelity', '/__sandbox/state', '/__sandbox/account']) {
    expect((await load(checked, path)).status, path).toBe(401)
  }
})
