import { describe, expect, it } from 'vitest'
import { type CheckedSandbox, chargeBody, createCharge, openSandbox } from './harness.ts'
import { type Sent, send } from './send.ts'

const json = JSON.stringify(chargeBody())
const form =
  'amount=400000&currency=THB&source[type]=barcode_alipay&source[barcode]=1234567890&source[store_id]=1&source[store_name]=A'
const formType = 'application/x-www-form-urlencoded'

/** Sends a body and gives what of the answer the tests look at. */
async function ask({ sandbox }: CheckedSandbox, sent: Sent) {
  const answer = await send(sandbox, sent)
  const answered = (await answer.body.json()) as Record<string, unknown>
  return { status: answer.statusCode, answer: answered, hint: answer.headers['x-sandbox-hint'] }
}

describe('a charge', () => {
  it.each([
    ['JSON', undefined, json, 'no content type, and was read as JSON'],
    ['a form', undefined, form, 'no content type, and was read as a form'],
    ['JSON', 'text/plain;charset=UTF-8', json, 'text/plain, and was read as JSON'],
    ['a form', 'text/plain', form, 'text/plain, and was read as a form'],
    ['JSON', 'application/vnd.api+json', json, 'Content-Type: application/json'],
    ['JSON', '', json, 'no content type'],
    ['JSON with a blank before it', 'x/y', `\n ${json}`, 'read as JSON'],
  ])(
    'sent as %s under %j is made, and a hint says how it was read',
    async (...[, type, body, hint]) => {
      await using checked = await openSandbox()

      const made = await ask(checked, { method: 'post', path: '/charges', type, body })

      expect(made).toMatchObject({ status: 200, answer: { object: 'charge', amount: 400_000 } })
      expect(made.hint).toContain(hint)
    },
  )

  it.each([
    ['JSON', 'application/json', `\uFEFF${json}`],
    ['a form', formType, `\uFEFF${form}`],
    ['JSON of no type', undefined, `\uFEFF${json}`],
  ])('sent as %s after a byte order mark is made', async (_what, type, body) => {
    await using checked = await openSandbox()

    expect(await ask(checked, { method: 'post', path: '/charges', type, body })).toMatchObject({
      status: 200,
    })
  })

  it.each([
    ['as it is', json],
    ['with a name that has no =', JSON.stringify({ description: 'a=b&c=100%' })],
    ['percent-encoded', encodeURIComponent(json)],
  ])(
    'sent as JSON under the type of a form, %s, is refused with a hint that says so',
    async (_how, body) => {
      await using checked = await openSandbox()

      const answer = await ask(checked, { method: 'post', path: '/charges', type: formType, body })

      expect(answer.status).toBe(400)
      expect(answer.hint).toContain('The body is JSON, but was sent as a form')
      expect(answer.hint).toContain('Content-Type: application/json')
    },
  )

  it('has of a name given twice in JSON the last value', async () => {
    await using checked = await openSandbox()
    const body = json.replace('"amount":400000', '"amount":1,"amount":500000')

    const made = await ask(checked, {
      method: 'post',
      path: '/charges',
      type: 'application/json',
      body,
    })

    expect(made.answer).toMatchObject({ amount: 500_000 })
  })

  it.each([
    ['9007199254740993', 'amount must be less than or equal to 15000000 (thb subunits)'],
    ['"9007199254740993"', 'amount must be less than or equal to 15000000 (thb subunits)'],
    [
      '123456789012345678901234567890',
      'amount must be less than or equal to 15000000 (thb subunits)',
    ],
    ['-9007199254740993', 'amount must be greater than or equal to 2000 (thb subunits)'],
    ['400000.0', 'amount is not a number'],
    ['4e5', 'amount is not a number'],
    ['1e300', 'amount is not a number'],
  ])('of %s is refused: %s', async (amount, message) => {
    await using checked = await openSandbox()
    const body = json.replace('400000', amount)

    const { answer } = await ask(checked, {
      method: 'post',
      path: '/charges',
      type: 'application/json',
      body,
    })

    expect(answer).toMatchObject({ code: 'invalid_charge', message })
  })
})

it.each(['281234567890123456', '1234567890'])(
  'a barcode sent as the number %s is read by its digits',
  async (barcode) => {
    await using checked = await openSandbox()
    const body = json.replace('"1234567890"', barcode)

    const made = await ask(checked, {
      method: 'post',
      path: '/charges',
      type: 'application/json',
      body,
    })

    expect(made.answer).toMatchObject({ source: { barcode } })
  },
)

const boundary = '------------------------d74496d66958873e'

/** A body as `curl -F` sends it. */
function multipart(parts: readonly (readonly [string, string])[], file = ''): string {
  const fields = parts.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${fields.join('')}${file}--${boundary}--\r\n`
}

describe('a multipart body', () => {
  const type = `multipart/form-data; boundary=${boundary}`
  const parts = [...new URLSearchParams(form)]

  it('is read by the rules of a form, and its files are passed over', async () => {
    await using checked = await openSandbox()
    const more = [
      ['metadata[items][][sku]', 'a'],
      ['metadata[items][][sku]', 'ข'],
      ['metadata[2]', 'b'],
      ['metadata[1]', 'a'],
    ] as const
    const file = `--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\ntext\r\n`
    const body = multipart([...parts, ...more], file)

    const made = await ask(checked, { method: 'post', path: '/charges', type, body })

    expect(made).toMatchObject({ status: 200, answer: { amount: 400_000 }, hint: undefined })
    expect(made.answer.metadata).toEqual({ items: [{ sku: 'a' }, { sku: 'ข' }], 2: 'b', 1: 'a' })
  })

  it.each([
    ['of no boundary', 'multipart/form-data', multipart(parts), 'multipart body cannot be read'],
    ['cut short', type, multipart(parts).slice(0, -20), 'multipart body cannot be read'],
    [
      'with a name of two kinds',
      type,
      multipart([
        ['a', '1'],
        ['a[b]', '2'],
      ]),
      'form has a as two',
    ],
    ['with a forbidden name', type, multipart([['metadata[__proto__]', '1']]), 'forbidden name'],
  ])('%s is refused', async (...[, sentType, body, message]) => {
    await using checked = await openSandbox()

    const refused = await ask(checked, { method: 'post', path: '/charges', type: sentType, body })

    expect(refused).toMatchObject({
      status: 400,
      answer: { message: expect.stringContaining(message) },
    })
  })
})

describe('a GET', () => {
  it.each([
    ['{}', undefined],
    ['{', undefined],
    ['{', 'application/json'],
    ['[1]', 'application/json'],
    ['a[b]=1&a=%', formType],
    ['anything', 'text/plain'],
    ['--x', 'multipart/form-data; boundary=x'],
    [Buffer.from([0xff, 0xfe]), undefined],
    [Buffer.from([0xff, 0xfe]), 'application/octet-stream'],
  ])('with the body %j under %j is answered', async (body, type) => {
    await using checked = await openSandbox()
    const { id } = await createCharge(checked.api)

    for (const path of [`/charges/${id}`, '/events', '/account']) {
      expect(await ask(checked, { method: 'get', path, type, body })).toMatchObject({
        status: 200,
      })
    }
  })

  it('reads what it asks for from a body of no type, and says what it passed over', async () => {
    await using checked = await openSandbox()

    const read = await ask(checked, { method: 'get', path: '/charges', body: '{"limit":7}' })
    const broken = await ask(checked, { method: 'get', path: '/charges', body: '{"limit":7' })
    const nothing = await ask(checked, { method: 'get', path: '/charges', body: '{}' })

    expect(read.answer.limit).toBe(7)
    expect(broken.answer.limit).toBe(20)
    expect(broken.hint).toContain('The body was passed over: body is not valid JSON.')
    expect(nothing.hint).toBeUndefined()
  })
})

it('a POST that reads no field takes any text', async () => {
  await using checked = await openSandbox()
  const { id } = await createCharge(checked.api)

  const expired = await ask(checked, {
    method: 'post',
    path: `/charges/${id}/expire`,
    body: 'anything',
  })

  expect(expired).toMatchObject({ status: 200, answer: { status: 'expired' } })
})

it.each([
  ['get', '/search', { scope: 'charge', page: { toString: 1 } }, 'page {"toString":1} is invalid'],
  ['get', '/search', { scope: 'refund', per_page: { toString: 1 } }, 'is invalid'],
  ['patch', '/account', { webhook_uri: { toString: 1 } }, 'webhook uri is invalid'],
] as const)(
  '%s %s with an object that is no text is refused: %j',
  async (method, path, sent, message) => {
    await using checked = await openSandbox()
    const body = JSON.stringify(sent)

    const { answer } = await ask(checked, { method, path, type: 'application/json', body })

    expect(answer).toMatchObject({ object: 'error', message: expect.stringContaining(message) })
  },
)

it.each([true, 1, '1', 't', 'TRUE', 'on'])('expand=%j shows all objects whole', async (expand) => {
  await using checked = await openSandbox({ outcome: 'successful', after: '0s' })
  const { id } = await createCharge(checked.api)
  await checked.sandbox.settled()
  const body = JSON.stringify({ expand })

  const { answer } = await ask(checked, {
    method: 'get',
    path: `/charges/${id}`,
    type: 'application/json',
    body,
  })

  expect(answer.transaction).toMatchObject({ object: 'transaction' })
})

describe('a refund', () => {
  it.each([
    [formType, 'amount=400000&void=1'],
    ['application/json', '{"amount":400000,"void":1}'],
    [formType, 'amount=400000&void=on'],
  ])('is asked for as a void, as PHP sends it: %s %s', async (type, body) => {
    await using checked = await openSandbox({ outcome: 'successful', after: '0s' })
    const { id } = await createCharge(checked.api)
    await checked.sandbox.settled()

    const path = `/charges/${id}/refunds`
    const { answer } = await ask(checked, { method: 'post', path, type, body })

    expect(answer).toMatchObject({ object: 'refund', voided: true })
  })
})

describe('a time', () => {
  const now = '2025-06-01T10:00:00Z'

  it.each([
    ['expires_at', '2025-06-02T10:00:00.805001602Z'],
    ['expires_at', '2025-06-02 10:00:00 UTC'],
    ['expires_at', '2025-06-02T17:00:00.5+07:00'],
    ['expires_at', '2025-06-02T10:00:00'],
  ])('as %s is shown to the second: %s', async (field, text) => {
    await using checked = await openSandbox({ startAt: now })

    const charge = await createCharge(checked.api, { [field]: text })

    expect(charge.expires_at).toBe('2025-06-02T10:00:00Z')
  })

  it('may have as many digits of a second in a list as a language writes', async () => {
    await using checked = await openSandbox({ startAt: now })

    const { body } = await checked.api
      .get('/charges?from=2025-05-01T01:12:33.344764312Z&to=2025-05-02 10:00:00 %2B0000')
      .expect(200)

    expect(body).toMatchObject({ from: '2025-05-01T01:12:33Z', to: '2025-05-02T10:00:00Z' })
  })

  it.each([
    ['get', '/charges?from=2025-05-01T10:00:00+07:00', ''],
    ['get', '/charges?to=2025-05-01 10:00:00 +0700', ''],
    ['post', '/charges', `${form}&expires_at=2025-06-02T10:00:00+07:00`],
  ] as const)(
    'whose plus a form made a blank is refused with a hint: %s %s',
    async (method, path, body) => {
      await using checked = await openSandbox({ startAt: now })
      const encoded = path.replaceAll(' ', '%20')

      const answer = await ask(checked, { method, path: encoded, type: formType, body })

      expect(answer.status).toBe(400)
      expect(answer.hint).toContain('encode it as %2B')
    },
  )
})
