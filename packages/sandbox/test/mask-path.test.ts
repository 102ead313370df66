import { expect, it } from 'vitest'
import { maskPath } from '../src/http/mask-path.ts'
import { openSandbox } from './harness.ts'
import { request } from './request.ts'

const barcode = '281234567890123456'

it.each([
  ['/__sandbox/phone/codes/281234567890123456', '/__sandbox/phone/codes/****3456'],
  ['/__SANDBOX/Phone/CODES/281234567890123456', '/__SANDBOX/Phone/CODES/****3456'],
  ['/__sandbox/phone/code/281234567890123456?x=1', '/__sandbox/phone/code/****3456?x=1'],
  ['/charges?source[barcode]=281234567890123456', '/charges?source[barcode]=****3456'],
  ['/%32%38%31%32%33%34%35%36%37', '/****4567'],
  ['/charges/chrg_test_5123456789012345678', '/charges/chrg_test_5123456789012345678'],
  ['/__sandbox/phone/codes/a-code-of-letters', '/__sandbox/phone/codes/****ters'],
])('%s is written as %s', (path, masked) => {
  expect(maskPath(path)).toBe(masked)
})

it('no path shows a barcode in the log or the request log, in whatever case or way it is written', async () => {
  await using checked = await openSandbox()
  const { handler, secretKey, control } = checked.sandbox
  for (const path of ['/__SANDBOX/PHONE/CODES', '/__sandbox/phone/code', '/charges/x']) {
    await request(handler).delete(`${path}/${barcode}`).auth(secretKey, '')
  }

  const { data } = await control.requests.list()
  const logged = checked.answers.map(({ path, error }) => [path, error?.message])

  expect(data).toHaveLength(3)
  expect(JSON.stringify([data, logged])).not.toContain(barcode)
})
