import { describe, expect, it } from 'vitest'
import { type CheckedSandbox, chargeBody, createCharge, openSandbox, sendBytes } from './harness.ts'
import { request } from './request.ts'

async function storedCharges({ api }: CheckedSandbox): Promise<number> {
  return (await api.get('/charges').expect(200)).body.total
}

function error(code: string, message: string) {
  const location = `https://www.omise.co/api-errors#${code.replaceAll('_', '-')}`
  return { object: 'error', location, code, message }
}

describe('the amount of a charge', () => {
  const min = 'amount must be greater than or equal to 2000 (thb subunits)'
  it.each([
    [2000, undefined],
    [15_000_000, undefined],
    ['400000', undefined],
    [1999, min],
    [-1, min],
    [15_000_001, 'amount must be less than or equal to 15000000 (thb subunits)'],
    [2000.5, 'amount is not a number'],
    ['abc', 'amount is not a number'],
    ['', 'amount is not a number'],
    ['1e5', 'amount is not a number'],
    [null, 'amount is not a number'],
  ])('%j: %s', async (amount, message) => {
    await using checked = await openSandbox()

    const answer = await checked.api.post('/charges', chargeBody({ amount }))

    if (message === undefined)
      expect(answer).toMatchObject({ status: 200, body: { amount: Number(amount) } })
    else expect(answer).toMatchObject({ status: 400, body: error('invalid_charge', message) })
    expect(await storedCharges(checked)).toBe(message === undefined ? 1 : 0)
  })

  it('is refused alike when a form sends it', async () => {
    await using checked = await openSandbox()

    const answer = await request(checked.sandbox.handler)
      .post('/charges')
      .auth(checked.sandbox.secretKey, '')
      .send(
        'amount=10&currency=thb&source[type]=barcode_alipay&source[barcode]=1&source[store_id]=1&source[store_name]=A',
      )

    expect(answer).toMatchObject({ status: 400, body: error('invalid_charge', min) })
  })
})

describe('an amount in JSON that is not digits', () => {
  it.each(['1e5', '2000.0', '2000.00000000000001', '20E2'])(
    '%s is not a number',
    async (amount) => {
      await using checked = await openSandbox()
      const body = JSON.stringify(chargeBody({ metadata: { amount: 1.5 } })).replace(
        '400000',
        amount,
      )

      const answer = await request(checked.sandbox.handler)
        .post('/charges')
        .auth(checked.sandbox.secretKey, '')
        .type('json')
        .send(body)

      expect(answer.body).toEqual(error('invalid_charge', 'amount is not a number'))
    },
  )

  it('is left alone in metadata', async () => {
    await using checked = await openSandbox()

    const { metadata } = await createCharge(checked.api, { metadata: { amount: 1.5 } })

    expect(metadata).toEqual({ amount: 1.5 })
  })
})

describe('the fields of a charge', () => {
  it.each<[string, object, string]>([
    [
      'an unknown currency',
      chargeBody({ currency: 'invalid' }),
      'currency is currently not supported',
    ],
    [
      'a currency and an amount',
      chargeBody({ currency: 'JPY', amount: 'x' }),
      'currency is currently not supported and amount is not a number',
    ],
    [
      'an unknown type',
      chargeBody({ source: { type: 'alipay' } }),
      'type is currently not supported',
    ],
    ['no barcode', chargeBody({ source: { barcode: ' ' } }), "barcode can't be blank"],
    [
      'no store',
      chargeBody({ source: { store_id: null, store_name: '' } }),
      "store_id can't be blank and store_name can't be blank",
    ],
    [
      'a type of another method, without what a scanned one needs',
      { amount: 2000, currency: 'THB', source: { type: 'promptpay' } },
      'type is currently not supported',
    ],
    [
      'a type of another method and an amount',
      { amount: 'x', currency: 'THB', source: { type: 'internet_banking_bbl' } },
      'amount is not a number',
    ],
    [
      'a type that nobody has and an amount',
      { amount: 'x', currency: 'THB', source: { type: 'invalid' } },
      'amount is not a number and type is currently not supported',
    ],
    ['no source', { amount: 2000, currency: 'THB' }, "source can't be blank"],
    [
      'nothing',
      {},
      "currency is currently not supported, amount is not a number, and source can't be blank",
    ],
    ['metadata that is no object', chargeBody({ metadata: 'x' }), 'Metadata should be a JSON hash'],
    [
      'long metadata',
      chargeBody({ metadata: { note: 'x'.repeat(15_000) } }),
      'metadata is longer than 15000 characters',
    ],
    [
      'a description that is no text',
      chargeBody({ description: { a: 1 } }),
      'description is invalid',
    ],
    ['a return_uri that is no URL', chargeBody({ return_uri: 'nowhere' }), 'return uri is invalid'],
    ['capture that is no boolean', chargeBody({ capture: ['maybe'] }), 'capture is invalid'],
    ['an expiry that is over', chargeBody({ expires_at: '2001-01-01' }), 'expires at is invalid'],
    [
      'three endpoints',
      chargeBody({ webhook_endpoints: ['http://a', 'http://b', 'http://c'] }),
      'webhook endpoints is invalid',
    ],
    [
      'an endpoint with a password',
      chargeBody({ webhook_endpoints: ['http://u:p@127.0.0.1/'] }),
      'webhook endpoints is invalid',
    ],
    [
      'a metadata endpoint',
      chargeBody({ webhook_endpoints: ['http://169.254.169.254/'] }),
      'webhook endpoints is invalid',
    ],
  ])('%s: refused', async (_what, body, message) => {
    await using checked = await openSandbox()

    const answer = await checked.api.post('/charges', body)

    expect(answer).toMatchObject({ status: 400, body: error('invalid_charge', message) })
    expect(await storedCharges(checked)).toBe(0)
  })

  it('a missing store is hinted at', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api.post('/charges', chargeBody({ source: { store_id: null } }))

    expect(answer.headers['x-sandbox-hint']).toContain('--default-store')
  })
})

describe('the fields of a source', () => {
  const scanned = { amount: 2000, currency: 'THB', type: 'barcode_alipay', barcode: '1' }
  it.each<[object, string]>([
    [{ amount: 'invalid_amount' }, 'amount is not a number'],
    [{ amount: 10 }, 'amount must be greater than or equal to 2000'],
    [{ currency: 'invalid' }, 'currency is currently not supported'],
    [{ type: 'invalid' }, 'type is currently not supported'],
  ])('%j: refused', async (changes, message) => {
    await using checked = await openSandbox()

    const answer = await checked.api.post('/sources', { ...scanned, ...changes })

    expect(answer).toMatchObject({ status: 400, body: error('bad_request', message) })
  })

  // The first three are recorded, byte for byte.
  it.each<[string, object, string]>([
    ['invalid', { currency: 'thb', amount: 100_000 }, 'type is currently not supported'],
    ['alipay', { currency: 'thb', amount: 'invalid_amount' }, 'amount is not a number'],
    [
      'internet_banking_bbl',
      { currency: 'invalid', amount: 100_000 },
      'currency is currently not supported',
    ],
    [
      'promptpay',
      { currency: 'invalid', amount: 'x' },
      'currency is currently not supported and amount is not a number',
    ],
    ['alipayplus_mpm', { currency: 'THB', amount: 100_000 }, 'type is currently not supported'],
    ['truemoney', { currency: 'THB', amount: 10 }, 'type is currently not supported'],
    ['invalid', { currency: 'invalid', amount: 'x' }, 'type is currently not supported'],
    ['', {}, 'type is currently not supported'],
  ])(
    'of the type "%s" with %j: refused for what the real API would',
    async (type, rest, message) => {
      await using checked = await openSandbox()

      const answer = await checked.api.post('/sources', { type, ...rest })

      expect(answer).toMatchObject({ status: 400, body: error('bad_request', message) })
      expect(answer.headers['x-sandbox-hint']).toContain('barcode_alipay')
    },
  )
})

describe('a refund', () => {
  it.each<[unknown, string, string]>([
    ['', 'failed_refund', 'amount is not a number'],
    [undefined, 'failed_refund', 'amount is not a number'],
    [0, 'failed_refund', 'amount must be greater than or equal to 1'],
    [
      400_001,
      'failed_refund',
      'amount must be less than or equal to 400000, which is left to refund',
    ],
  ])('of %j: refused', async (amount, code, message) => {
    await using checked = await openSandbox()
    const { id } = await createCharge(checked.api)
    await checked.sandbox.control.clock.advance('2s')

    const answer = await checked.api.post(`/charges/${id}/refunds`, { amount })

    expect(answer).toMatchObject({ status: 400, body: error(code, message) })
  })

  it('of a pending charge: refused', async () => {
    await using checked = await openSandbox()
    const { id } = await createCharge(checked.api)

    const answer = await checked.api.post(`/charges/${id}/refunds`, { amount: 1 })

    expect(answer.body).toEqual(error('failed_refund', 'refund failed, the charge is pending'))
  })

  it('only as a void, of a part: refused', async () => {
    await using checked = await openSandbox()
    const { id } = await createCharge(checked.api)
    await checked.sandbox.control.clock.advance('2s')

    const answer = await checked.api.post(`/charges/${id}/refunds`, { amount: 1, void: 'true' })

    expect(answer.body.code).toBe('failed_void')
  })
})

describe('what does not exist', () => {
  const missing = 'chrg_test_5kgevscrv4hfzxsaz19'
  it.each([
    ['get', `/charges/${missing}`, `charge ${missing} was not found`],
    ['post', `/charges/${missing}/expire`, `charge ${missing} was not found`],
    ['get', `/charges/${missing}/refunds`, `charge ${missing} was not found`],
    ['get', `/charges/${missing}/events`, `charge ${missing} was not found`],
    ['get', `/charges/${missing}/refunds/404`, 'refund 404 was not found'],
    ['get', '/sources/__proto__', 'source __proto__ was not found'],
    ['get', '/events/constructor', 'event constructor was not found'],
    ['get', '/charge', 'the requested resource was not found'],
    ['post', `/charges/${missing}`, 'the requested resource was not found'],
  ] as const)('%s %s: 404', async (method, path, message) => {
    await using checked = await openSandbox()

    const answer = await checked.api[method](path)

    expect(answer).toMatchObject({ status: 404, body: error('not_found', message) })
  })

  it.each([
    ['post', `/charges/${missing}`, 'GET, HEAD, PATCH', '/charges/{charge} takes GET and PATCH'],
    ['put', '/charges', 'GET, HEAD, POST', '/charges takes GET and POST, not PUT.'],
    ['patch', `/charges/${missing}/expire/`, 'POST', '/charges/{charge}/expire takes POST'],
    ['put', '/Charges/search', 'GET, HEAD', '/charges/search takes GET'],
    ['put', '/balance', 'GET, HEAD', '/balance takes GET'],
  ] as const)(
    '%s %s, which does not take it: 404, with what it takes',
    async (method, path, allow, hint) => {
      await using checked = await openSandbox()

      const answer = await checked.api[method](path, {})

      expect(answer).toMatchObject({
        status: 404,
        body: error('not_found', 'the requested resource was not found'),
      })
      expect(answer.headers.allow).toBe(allow)
      expect(answer.headers['x-sandbox-hint']).toContain(hint)
    },
  )

  it('what no path takes has no Allow', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api.get('/charge')

    expect(answer.status).toBe(404)
    expect(answer.headers).not.toHaveProperty('allow')
  })

  it('a route that is nearly right is named', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api.post(`/charge/${missing}/expires`)

    expect(answer.headers['x-sandbox-hint']).toBe(
      'The nearest route is POST /charges/{charge}/expire.',
    )
  })

  it.each([
    [{ card: 'tokn_test_1' }, 'token tokn_test_1 was not found'],
    [{ customer: 'cust_test_1' }, 'customer cust_test_1 was not found'],
  ])('charging %j: 404 and a hint', async (changes, message) => {
    await using checked = await openSandbox()

    const answer = await checked.api.post('/charges', chargeBody(changes))

    expect(answer).toMatchObject({ status: 404, body: error('not_found', message) })
    expect(answer.headers['x-sandbox-hint']).toContain('scanned codes only')
  })
})

describe('the key', () => {
  it.each([
    ['none', undefined, 'curl -u'],
    ['a bearer token', 'Bearer abc', 'HTTP Basic'],
    ['a live secret key', basic('skey_5kgevscrv4hfzxsaz19'), 'live key'],
    ['the public key', basic('pkey_test_sandbox'), 'wants the secret key'],
    ['an SDK without a key', basic('undefined'), 'publicKey'],
    ['anything else', basic('admin:admin'), 'skey_test_'],
    ['a tail that is too long', basic(`skey_test_${'a'.repeat(65)}`), '1 to 64'],
  ])('%s: 401, and a hint that does not repeat it', async (_what, authorization, hint) => {
    await using checked = await openSandbox()
    const call = request(checked.sandbox.handler).get('/charges')
    if (authorization) call.set('Authorization', authorization)

    const answer = await call

    expect(answer).toMatchObject({
      status: 401,
      body: error('authentication_failure', 'authentication failed'),
    })
    expect(answer.headers['x-sandbox-hint']).toContain(hint)
    expect(JSON.stringify(answer.headers)).not.toContain('5kgevscrv4hfzxsaz19')
  })

  it('the public one reads capability', async () => {
    await using checked = await openSandbox()

    const answer = await checked.apiOf('pkey_test_sandbox').get('/capability').expect(200)

    const names = answer.body.payment_methods.map(({ name }: { name: string }) => name)
    expect(names).toEqual(['alipayplus_upm', 'barcode_alipay', 'wechat_pay_upm'])
  })
})

/** The header that names a sandbox's secret key, for raw bytes. */
function credentials({ sandbox }: CheckedSandbox): string {
  return `Authorization: ${basic(sandbox.secretKey)}\r\n`
}

function basic(user: string): string {
  return `Basic ${Buffer.from(user.includes(':') ? user : `${user}:`).toString('base64')}`
}

describe('a body that cannot be read', () => {
  const json = 'application/json'
  const form = 'application/x-www-form-urlencoded'
  it.each<[string, string, string | Buffer, number, string]>([
    ['cut-off JSON', json, '{"amount": 40', 400, 'body is not valid JSON'],
    ['a JSON list', json, '[1]', 400, 'body is not a JSON object'],
    [
      'a prototype key in JSON',
      json,
      '{"metadata":{"__proto__":{"x":1}}}',
      400,
      'body has a forbidden name',
    ],
    [
      'a prototype key in a form',
      form,
      'metadata[__proto__][x]=1',
      400,
      'body has a forbidden name',
    ],
    [
      'an encoded prototype key',
      form,
      'metadata%5B__proto__%5D=1',
      400,
      'body has a forbidden name',
    ],
    ['NUL in JSON', json, '{"description":"a\\u0000b"}', 400, 'body has a NUL character'],
    ['NUL in a form', form, 'description=a%00b', 400, 'body has a NUL character'],
    [
      'deep nesting',
      json,
      `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`,
      400,
      'body has more than 100 levels',
    ],
    [
      'very deep nesting',
      json,
      `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      400,
      'body has more than 100 levels',
    ],
    ['bad percent-encoding', form, 'amount=%E0%A4%A', 400, 'form has a bad percent-encoding'],
    ['a form too deep', form, `a${'[b]'.repeat(100)}=1`, 400, 'form has more than 100 levels'],
    ['a form too long', form, 'a&'.repeat(4096), 400, 'form has more than 4096 fields'],
    ['a name as two kinds', form, 'a=1&a[b]=2', 400, 'form has a as two kinds of value'],
    [
      'malformed multipart',
      'multipart/form-data; boundary=x',
      '--x\r\nbroken',
      400,
      'multipart body cannot be read',
    ],
    ['bytes that are not UTF-8', json, Buffer.from([0x7b, 0xff, 0x7d]), 400, 'body is not UTF-8'],
    ['ten megabytes', json, `{"a":"${'x'.repeat(10_000_000)}"}`, 413, 'body is too large'],
    ['a body that is not gzip', json, 'gzip', 400, 'request cannot be read'],
  ])(
    "%s: a 4xx in the API's shape, and nothing stored",
    async (what, type, body, status, message) => {
      await using checked = await openSandbox()
      const call = request(checked.sandbox.handler)
        .post('/charges')
        .auth(checked.sandbox.secretKey, '')
        .set('Content-Type', type)
      if (what.includes('gzip')) call.set('Content-Encoding', 'gzip')

      const answer = await call.serialize((raw) => raw).send(body)

      expect(answer).toMatchObject({ status, body: error('bad_request', message) })
      expect(await storedCharges(checked)).toBe(0)
    },
  )

  it('bad percent-encoding in the path: 400', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api.get('/charges/%E0%A4%A')

    expect(answer).toMatchObject({ status: 400, body: { object: 'error', code: 'bad_request' } })
  })

  it('bytes that are no HTTP at all are answered in the shape too, and the next request works', async () => {
    await using checked = await openSandbox()
    const { port, url } = await checked.sandbox.listen()

    const answer = await sendBytes(port, 'hello there\r\n\r\n')

    expect(answer).toContain('HTTP/1.1 400 Bad Request')
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toEqual(
      error('bad_request', 'request is not HTTP'),
    )
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it.each([
    ['no Host', 'GET /account HTTP/1.1\r\n', '400 Bad Request', 'Host header is missing'],
    [
      'an unknown Expect',
      'POST /charges HTTP/1.1\r\nHost: x\r\nExpect: a-miracle\r\nContent-Length: 2\r\n',
      '417 Expectation Failed',
      'Expect header is not supported',
    ],
  ])("%s: in the API's shape, with a hint", async (_what, opening, status, message) => {
    await using checked = await openSandbox()
    const { port } = await checked.sandbox.listen()

    const answer = await sendBytes(port, `${opening}${credentials(checked)}\r\n`)

    expect(answer).toContain(`HTTP/1.1 ${status}`)
    expect(answer).toMatch(/X-Sandbox-Hint: Send (Host|Expect)/)
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toEqual(error('bad_request', message))
  })

  it('no Host is a problem where the control API is asked', async () => {
    await using checked = await openSandbox()
    const { port } = await checked.sandbox.listen()

    const answer = await sendBytes(port, `GET /__sandbox/clock HTTP/1.1\r\n\r\n`)

    expect(answer).toContain('application/problem+json')
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ status: 400 })
  })

  it('HTTP/1.0 knows no Host, and is answered', async () => {
    await using checked = await openSandbox()
    const { port } = await checked.sandbox.listen()

    const answer = await sendBytes(port, `GET /account HTTP/1.0\r\n${credentials(checked)}\r\n`)

    expect(answer).toContain('HTTP/1.1 200 OK')
  })

  it.each(['websocket', 'h2c'])(
    'an Upgrade to %s is passed over, and the request answered as it is',
    async (protocol) => {
      await using checked = await openSandbox()
      const { port } = await checked.sandbox.listen()
      const upgrade = `Host: x\r\n${credentials(checked)}Upgrade: ${protocol}\r\nConnection: Upgrade, close\r\n`
      const body = '{"amount":1}'
      const json = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`

      const got = await sendBytes(port, `GET /account HTTP/1.1\r\n${upgrade}\r\n`)
      const posted = await sendBytes(port, `POST /charges HTTP/1.1\r\n${upgrade}${json}\r\n${body}`)

      expect(got).toContain('"object": "account"')
      expect(posted).toContain('currency is currently not supported')
    },
  )

  it('headers that are too large: 431', async () => {
    await using checked = await openSandbox()
    const { port } = await checked.sandbox.listen()

    const answer = await sendBytes(port, `GET / HTTP/1.1\r\nX-Big: ${'x'.repeat(40_000)}\r\n\r\n`)

    expect(answer).toContain('HTTP/1.1 431')
  })
})
