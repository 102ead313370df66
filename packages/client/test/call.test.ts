import { type OmiseOperation, omiseRoutes } from '@omise-sandbox/api'
import document from '@omise-sandbox/api/documents/omise.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { ClientOptionError, createClient } from '../src/index.ts'
import { scanned } from './charge.ts'
import { type Asked, answerJson, failure, secretKey, serve } from './serve.ts'

/** A result of any kind, for who looks only at what was asked. */
const nothing = { object: 'list', data: [], total: 0, total_pages: 0, status: 'successful' }

function serveNothing() {
  return serve((response) => answerJson(response, { body: nothing }))
}

function operationOf({ method = '', url = '' }: Asked): OmiseOperation | undefined {
  const { pathname } = new URL(url, 'http://api')
  const route = omiseRoutes.find(
    (one) =>
      one.method === method.toLowerCase() &&
      new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[a-z]+_[^/]+')}$`).test(pathname),
  )
  return route?.operation
}

function tagsOf({ path, method }: { readonly path: string; readonly method: string }) {
  const paths: Readonly<Record<string, object>> = document.paths
  const operations = Object.entries(paths[path] ?? {})
  const found: { tags?: string[] } | undefined = operations.find(([name]) => name === method)?.[1]
  return found?.tags ?? []
}

describe('the client', () => {
  it('has a method for each operation, but for what Omise has and this payment method has none of', async () => {
    await using server = await serveNothing()
    const { client } = server.clientWith()
    const { charges, refunds, sources, events, transactions } = client
    const charge = 'chrg_test_1'

    await charges.create(scanned)
    await charges.get(charge)
    await charges.list()
    await charges.update(charge, {})
    await charges.expire(charge)
    await charges.markAsPaid(charge)
    await charges.markAsFailed(charge)
    // Refused by Omise always; this server knows no better.
    await charges.capture(charge)
    await charges.reverse(charge)
    await charges.search()
    await refunds.create(charge, { amount: 1 })
    await refunds.get(charge, 'rfnd_test_1')
    await refunds.ofCharge(charge)
    await refunds.list()
    await refunds.search()
    await sources.create({ type: 'barcode_alipay', barcode: '1' })
    await sources.get('src_test_1')
    await events.get('evnt_test_1')
    await events.ofCharge(charge)
    await events.list()
    await transactions.get('trxn_test_1')
    await transactions.list()
    await client.balance.get()
    await client.account.get()
    await client.account.update({})
    await client.capability.get()
    await client.system.get()

    const expected = omiseRoutes
      .filter((route) => !tagsOf(route).includes('Elsewhere'))
      .map(({ operation }) => operation)
      // Covered by the searches of charges and of refunds.
      .filter((operation) => operation !== 'search')
    expect(server.asked.map(operationOf).sort()).toEqual(expected.sort())
  })

  it('sends the key, the version and JSON', async () => {
    await using server = await serveNothing()

    await server.clientWith({ version: '2019-05-29' }).client.charges.create(scanned)

    const [{ method, url, headers, body } = expect.fail()] = server.asked
    expect({ method, url }).toEqual({ method: 'POST', url: '/charges' })
    expect(headers).toMatchObject({
      authorization: `Basic ${btoa(`${secretKey}:`)}`,
      'omise-version': '2019-05-29',
      'content-type': 'application/json',
    })
    expect(JSON.parse(body)).toEqual(scanned)
  })

  it('sends no version where none was asked for, and no body where there is nothing to say', async () => {
    await using server = await serveNothing()

    await server.clientWith().client.charges.expire('chrg_test_1')

    const [{ headers, body } = expect.fail()] = server.asked
    expect(headers).not.toHaveProperty('omise-version')
    expect(headers).not.toHaveProperty('content-type')
    expect(body).toBe('')
  })

  it('writes a query as Omise reads it', async () => {
    await using server = await serveNothing()
    const { client } = server.clientWith()

    await client.charges.search({ query: 'a&b é', filters: { status: 'failed' }, per_page: 100 })
    await client.charges.get('chrg_test_1', { expand: true })

    expect(server.asked.map(({ url }) => decodeURIComponent(url ?? ''))).toEqual([
      '/charges/search?query=a&b é&filters[status]=failed&per_page=100',
      '/charges/chrg_test_1?expand=true',
    ])
    expect(server.asked[0]?.url).toContain('query=a%26b%20%C3%A9')
  })

  it('reads an answer as it was written, wherever the network cut it', async () => {
    const body = new TextEncoder().encode('{"object":"charge","description":"ร้านกาแฟ"}')
    // A letter has three bytes.
    const parts = new ReadableStream({
      start(controller) {
        for (const byte of body) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const headers = { 'Content-Type': 'application/json; charset=utf-8' }
    const client = createClient({ secretKey, fetch: async () => new Response(parts, { headers }) })

    const charge = await client.charges.get('chrg_test_1')

    expect(charge.description).toBe('ร้านกาแฟ')
  })

  it('works below a path, and through the fetch it is given', async () => {
    await using server = await serveNothing()
    const through: string[] = []
    const client = createClient({
      secretKey,
      baseUrl: `${server.url}/omise/`,
      fetch: (input, init) => {
        through.push(input instanceof Request ? input.url : String(input))
        return fetch(input, init)
      },
    })

    await client.charges.get('chrg_test_1')
    await client.system.get()

    expect(server.asked.map(({ url }) => url)).toEqual(['/omise/charges/chrg_test_1', '/omise/'])
    expect(through).toEqual([`${server.url}/omise/charges/chrg_test_1`, `${server.url}/omise/`])
  })

  it('calls Omise where it is told of no other place', async () => {
    const asked: unknown[] = []
    const client = createClient({
      secretKey,
      fetch: async (input) => {
        asked.push((input as Request).url)
        return Response.json(nothing)
      },
    })

    await client.balance.get()

    expect(asked).toEqual(['https://api.omise.co/balance'])
  })
})

describe('keys', () => {
  it('the public one is used for what it may do, where it is given', async () => {
    await using server = await serveNothing()
    const client = createClient({ secretKey, publicKey: 'pkey_test_client', baseUrl: server.url })

    await client.sources.get('src_test_1')
    await client.capability.get()
    await client.system.get()
    await client.charges.get('chrg_test_1')

    expect(server.asked.map(({ headers }) => atob(headers.authorization?.slice(6) ?? ''))).toEqual([
      'pkey_test_client:',
      'pkey_test_client:',
      'pkey_test_client:',
      `${secretKey}:`,
    ])
  })

  it('the secret one is wanted for all else, and missed before anything is sent', async () => {
    await using server = await serveNothing()
    const client = createClient({ publicKey: 'pkey_test_client', baseUrl: server.url })

    const error = await failure(client.charges.create(scanned))
    await client.capability.get()

    expect(error).toBeInstanceOf(ClientOptionError)
    expect(error).toMatchObject({ message: expect.stringContaining('has no secret key') })
    expect(server.asked).toHaveLength(1)
  })
})

describe('an id', () => {
  it.each([
    '',
    '.',
    '..',
    'a/b',
    'chrg_test_1/expire',
    'chrg_test_1?expand=true',
    '281234567890123456',
    'skey_test_sandbox',
    'pkey_test_sandbox',
    '\ud800',
    undefined as unknown as string,
  ])('is not %j: nothing is sent, and the value is not shown', async (id) => {
    await using server = await serveNothing()

    const error = await failure(server.clientWith().client.charges.get(id))

    expect(error).toBeInstanceOf(ClientOptionError)
    expect(error).toMatchObject({
      message:
        'What was given is not the id of a charge. Give one as the API shows it, such as chrg_test_5no0lwvf2zpwgbn4ux4.',
    })
    expect(server.asked).toEqual([])
  })

  it('is named after what it is of', async () => {
    await using server = await serveNothing()

    const error = await failure(server.clientWith().client.refunds.get('chrg_test_1', ''))

    expect(error).toMatchObject({ message: expect.stringContaining('id of a refund') })
  })
})

describe('options', () => {
  const [unset, none] = [undefined, null] as unknown as [string, string]

  it.each([
    [{ secretKey: '' }, 'The secret key is empty. Use it as the dashboard shows it'],
    [{ secretKey: 'ключ' }, 'The secret key has spaces or characters beyond ASCII.'],
    [{ secretKey: none }, 'The secret key is empty.'],
    [{ secretKey: unset }, 'There is no key. Give a secretKey.'],
    [{ secretKey, publicKey: 'pkey\n' }, 'The public key has spaces'],
    [{ secretKey, version: '' }, 'The version is empty. Use a date such as 2019-05-29.'],
    [{ secretKey, baseUrl: 'api.omise.co' }, 'The url cannot be "api.omise.co".'],
    [{ secretKey, baseUrl: 'http://skey_x@localhost' }, 'The url holds a user name.'],
    [{ secretKey, timeout: 0 }, 'The timeout cannot be 0. Give whole milliseconds from 1 to'],
    [{ secretKey, timeout: Number.POSITIVE_INFINITY }, 'The timeout cannot be Infinity.'],
    [{ secretKey, retry: { attempts: 0 } }, 'retry.attempts cannot be 0. Give a whole number'],
    [{ secretKey, retry: { attempts: 1.5 } }, 'retry.attempts cannot be 1.5.'],
  ])('%j make no sense, which is said without showing a key', (options, message) => {
    const create = () => createClient(options)

    expect(create).toThrow(ClientOptionError)
    expect(create).toThrow(message)
    expect(create).not.toThrow(/ключ|skey_|pkey/)
  })
})
