import { createClient } from '@omise-sandbox/client'
import { expect, it } from 'vitest'
import { openSandbox } from './harness.ts'

const authorization = `Basic ${btoa('skey_test_sandbox:')}`
const form = new URLSearchParams({
  amount: '400000',
  currency: 'THB',
  'source[type]': 'barcode_alipay',
  'source[barcode]': '1234567890',
  'source[store_id]': 'BJ_ZZ_001',
  'source[store_name]': 'Some Store',
})

it('a charge is made and read without a socket, by a path, a URL or a Request', async () => {
  await using checked = await openSandbox()
  const { sandbox } = checked
  const headers = { authorization }

  const made = await sandbox.fetch('/charges', { method: 'POST', headers, body: form })
  const { id } = (await made.json()) as { id: string }
  const url = `https://api.omise.co/charges/${id}`
  const answers = [
    await sandbox.fetch(new URL(url), { headers }),
    await sandbox.fetch(new Request(url, { headers })),
  ]

  expect([made.status, made.headers.get('content-type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ])
  for (const answer of answers) expect(await answer.json()).toMatchObject({ id, status: 'pending' })
  expect(() => sandbox.url).toThrow('The sandbox has no URL yet')
})

it('the client calls it in place of the global fetch', async () => {
  await using checked = await openSandbox()
  const { fetch, secretKey } = checked.sandbox
  const client = createClient({ baseUrl: 'http://localhost', secretKey, fetch })

  expect(await client.charges.list()).toMatchObject({ object: 'list', total: 0 })
})

it('answers as over the network: unknown hosts, no key, HEAD and no content', async () => {
  await using checked = await openSandbox()
  const { fetch } = checked.sandbox

  const statuses = [
    await fetch('http://shop.example/charges', { headers: { authorization } }),
    await fetch('/charges'),
    await fetch('/charges', { method: 'HEAD', headers: { authorization } }),
    await fetch('/__sandbox/rules', { method: 'DELETE', headers: { authorization } }),
  ].map(({ status }) => status)

  expect(statuses).toEqual([403, 401, 200, 204])
})

it('a call whose answer a fault loses fails, and one that is aborted fails with the reason', async () => {
  await using checked = await openSandbox()
  const { fetch } = checked.sandbox
  const body = new URLSearchParams(form)
  // Reset, and nothing stored.
  body.set('source[barcode]', '280000000000003002')

  const lost = fetch('/charges', { method: 'POST', headers: { authorization }, body })

  await expect(lost).rejects.toThrow('fetch failed')
  const signal = AbortSignal.abort(new Error('no longer wanted'))
  await expect(fetch('/charges', { headers: { authorization }, signal })).rejects.toThrow(
    'no longer wanted',
  )
})
