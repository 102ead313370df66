import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import {
  AnswerTimeoutError,
  ConnectionError,
  createClient,
  OmiseError,
  RequestError,
  UnexpectedAnswerError,
} from '../src/index.ts'
import { anError, barcode, scanned } from './charge.ts'
import { type Asked, answerJson, failure, freeUrl, secretKey, serve } from './serve.ts'

const doubt =
  'It is not known whether it was carried out: look before you do it again, for a charge with charges.findByMetadata.'

/** What a read and a write are rejected with, made once each. */
async function failures(answer: (response: ServerResponse, asked: Asked) => unknown) {
  await using server = await serve(answer)
  const { client } = server.clientWith({ retry: false })
  const read = await failure(client.charges.get('chrg_test_1', { expand: true }))
  const write = await failure(client.charges.create(scanned))
  return { url: server.url, asked: server.asked, read, write } as {
    readonly url: string
    readonly asked: readonly Asked[]
    readonly read: RequestError
    readonly write: RequestError
  }
}

describe('an error of Omise', () => {
  it('is thrown with all that it says', async () => {
    const { url, write } = await failures((response) => {
      response.setHeader('X-Request-Id', '5c4c2d9e')
      response.setHeader('Retry-After', '7')
      answerJson(response, {
        status: 429,
        body: anError('too_many_requests', 'slow down'),
      })
    })

    expect(write).toBeInstanceOf(OmiseError)
    expect(write).toBeInstanceOf(RequestError)
    expect({ ...write, message: write.message }).toEqual({
      name: 'OmiseError',
      method: 'POST',
      url: `${url}/charges`,
      carriedOut: 'no',
      status: 429,
      code: 'too_many_requests',
      message: 'slow down',
      location: 'https://www.omise.co/api-errors#too-many-requests',
      requestId: '5c4c2d9e',
      retryAfter: 7_000,
    })
  })

  it.each([
    [400, 'no'],
    [401, 'no'],
    [404, 'no'],
    [422, 'no'],
    [500, 'unknown'],
    [503, 'unknown'],
  ])(
    'with status %d leaves it %s whether a write was carried out; a read never was',
    async (status, carriedOut) => {
      const { read, write } = await failures((response) =>
        answerJson(response, { status, body: anError('some_code', 'some words') }),
      )

      expect(write).toMatchObject({ name: 'OmiseError', status, carriedOut })
      expect(read).toMatchObject({ name: 'OmiseError', status, carriedOut: 'no' })
    },
  )

  it('is one whatever its status, and where it lacks words', async () => {
    const { read } = await failures((response) =>
      answerJson(response, { body: { object: 'error' } }),
    )

    expect(read).toMatchObject({
      name: 'OmiseError',
      status: 200,
      code: 'unknown',
      message: 'Omise gave no message.',
    })
  })
})

describe('an answer that is not Omise’s', () => {
  it.each([
    ['a page', 200, 'text/html', '<html>', 'is not JSON'],
    ['no content type', 200, '', '{"object":"charge"}', 'is not JSON'],
    ['a page of a gateway', 502, 'text/html', 'Bad gateway', 'is not JSON'],
    ['nothing', 200, 'application/json', '', 'is not one object of JSON'],
    ['no content', 204, 'application/json', '', 'is not one object of JSON'],
    ['garbage', 200, 'application/json', '}{', 'is not one object of JSON'],
    ['a list', 200, 'application/json', '[]', 'is not one object of JSON'],
    ['null', 200, 'application/json', 'null', 'is not one object of JSON'],
    ['another success', 201, 'application/json', '{}', 'is not one of Omise’s errors'],
    ['another error', 404, 'application/json', '{"error":"no"}', 'is not one of Omise’s errors'],
  ])('is said: %s', async (_what, status, type, text, fault) => {
    const { url, read, write } = await failures((response) => {
      response.statusCode = status
      if (type) response.setHeader('Content-Type', type)
      response.end(text)
    })

    const seen = `status ${status} and ${type || 'no content type'}, which ${fault}.`
    const remedy = "Check that baseUrl is Omise's API or a sandbox, with no proxy between."
    expect(read).toBeInstanceOf(UnexpectedAnswerError)
    expect(read).toMatchObject({
      message: `GET ${url}/charges/chrg_test_1 was answered with ${seen} ${remedy}`,
      status,
      carriedOut: 'no',
    })
    expect(write).toMatchObject({
      message: `POST ${url}/charges was answered with ${seen} ${remedy} ${doubt}`,
      carriedOut: 'unknown',
    })
  })

  it('is a redirect, which is not followed, so that the key stays', async () => {
    await using elsewhere = await serve((response) => answerJson(response, { body: {} }))

    const { read } = await failures((response) =>
      response.writeHead(302, { Location: `${elsewhere.url}/charges` }).end('moved'),
    )

    expect(read).toBeInstanceOf(UnexpectedAnswerError)
    expect(read.message).toContain('which leads elsewhere; it was not followed')
    expect(elsewhere.asked).toEqual([])
  })

  it('is longer than any of Omise’s, and not read to its end', async () => {
    const part = Buffer.alloc(1024 * 1024, 32)
    let written = 0
    const pour = (response: ServerResponse) => {
      while (!response.destroyed && written < 200 && response.write(part)) written++
      if (!response.destroyed && written < 200) response.once('drain', () => pour(response))
    }

    const { read } = await failures((response, { method }) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      if (method === 'GET') pour(response)
      else response.end()
    })

    expect(read).toBeInstanceOf(UnexpectedAnswerError)
    expect(read.message).toContain('which has more than 33554432 bytes')
    expect(written).toBeLessThan(200)
  })
})

describe('no answer', () => {
  it('since nothing listens there: a write was not carried out', async () => {
    const baseUrl = await freeUrl()
    const client = createClient({ secretKey, baseUrl, retry: false })

    const error = await failure(client.charges.create(scanned))

    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      message: `POST ${baseUrl}/charges was not answered (ECONNREFUSED). Check that the address is right and can be reached.`,
      carriedOut: 'no',
      cause: expect.any(TypeError),
    })
  })

  const named = (code: string) => Object.assign(new Error(code.toLowerCase()), { code })
  const [refused, reset] = [named('ECONNREFUSED'), named('ECONNRESET')]
  const failed = (cause: unknown) => new TypeError('fetch failed', { cause })
  // Node names such an error after the first of those it holds.
  const several = (errors: Error[]) =>
    failed(Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' }))

  it.each([
    ['its name has no address', failed(named('ENOTFOUND')), 'no'],
    ['its name cannot be looked up', failed(named('EAI_AGAIN')), 'no'],
    ['it broke off', failed(reset), 'unknown'],
    ['all its addresses refused', several([refused, refused]), 'no'],
    ['one of its addresses broke off', several([refused, reset]), 'unknown'],
    ['its addresses say nothing', several([]), 'unknown'],
    ['a browser gives no reason', new TypeError('Failed to fetch'), 'unknown'],
    ['what was thrown is no error', 'oops', 'unknown'],
  ])('since %s', async (_why, thrown, carriedOut) => {
    const fetch = () => Promise.reject(thrown)
    const client = createClient({ secretKey, fetch, retry: false })

    const error = await failure(client.charges.create(scanned))

    expect(error).toMatchObject({ name: 'ConnectionError', carriedOut, cause: thrown })
  })

  it.each([
    ['is reset', (response: ServerResponse) => response.socket?.resetAndDestroy()],
    [
      'breaks off in the middle of an answer',
      (response: ServerResponse) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' })
        response.write('{"object":', () => response.destroy())
      },
    ],
    [
      'breaks off in the middle of an answer of no known length',
      (response: ServerResponse) => {
        response.writeHead(200, { 'Content-Type': 'application/json' })
        response.write('{"object":"charge"}', () => response.destroy())
      },
    ],
  ])('since the connection %s: it is not known what became of a write', async (_how, end) => {
    const { url, read, write } = await failures(end)

    expect(read).toMatchObject({ name: 'ConnectionError', carriedOut: 'no' })
    expect(write).toMatchObject({ name: 'ConnectionError', carriedOut: 'unknown' })
    expect(write.message).toContain(`POST ${url}/charges was not answered (`)
    expect(write.message).toContain(doubt)
  })

  it.each([
    ['at all', () => undefined],
    [
      'in whole',
      (response: ServerResponse) => {
        response.writeHead(200, { 'Content-Type': 'application/json' })
        response.write('{')
      },
    ],
  ])('%s in time: it is not known what became of a write', async (_what, begin) => {
    await using server = await serve(begin)
    const { client } = server.clientWith({ retry: false, timeout: 20 })

    const error = await failure(client.charges.create(scanned))

    expect(error).toBeInstanceOf(AnswerTimeoutError)
    expect(error).toMatchObject({
      message: `POST ${server.url}/charges was not answered within 20 ms. Try again later, or give the client a longer timeout. ${doubt}`,
      timeout: 20,
      carriedOut: 'unknown',
    })
  })
})

describe('what an error shows', () => {
  it.each([
    ['an answer that repeats the request', 'text/plain'],
    ['JSON that repeats it', 'application/json'],
  ])('is neither key nor barcode, even for %s', async (_what, type) => {
    const { read, write } = await failures((response, { headers, body }) => {
      response.writeHead(500, { 'Content-Type': type })
      response.end(`${headers.authorization} ${body}`)
    })

    for (const error of [read, write]) {
      const shown = `${error.stack} ${JSON.stringify(error)} ${error.cause}`
      expect(error).toBeInstanceOf(UnexpectedAnswerError)
      expect(shown).not.toContain(barcode)
      expect(shown).not.toContain(secretKey)
      expect(shown).not.toContain(btoa(`${secretKey}:`))
    }
  })

  it('is no query, which may search for a barcode', async () => {
    const baseUrl = await freeUrl()
    const client = createClient({ secretKey, baseUrl, retry: false })

    const error = (await failure(client.charges.search({ query: barcode }))) as RequestError

    expect(error.url).toBe(`${baseUrl}/charges/search`)
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain(barcode)
  })
})
