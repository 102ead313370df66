import { describe, expect, it } from 'vitest'
import {
  ClientOptionError,
  ControlRefusal,
  createControlClient,
  UnexpectedAnswerError,
  UnreachableError,
} from '../src/control/index.ts'
import { answerJson, failure, freeUrl, secretKey, serve } from './serve.ts'

describe('a call', () => {
  it('writes names so that each stays one part of the path', async () => {
    await using server = await serve((response) => response.writeHead(204).end())

    await server.control.rules.remove('a/b?c#d é%')

    expect(server.asked[0]).toMatchObject({
      method: 'DELETE',
      url: '/__sandbox/rules/a%2Fb%3Fc%23d%20%C3%A9%25',
    })
  })

  it.each(['', '.', '..'])('does not take %j for a name, which would mean all', async (name) => {
    await using server = await serve((response) => response.writeHead(204).end())

    const refusal = await failure(server.control.rules.remove(name))

    expect(refusal).toMatchObject({ name: 'ControlRefusal', status: 404 })
    expect(server.asked).toEqual([])
  })

  it('leaves out of the query what is undefined', async () => {
    await using server = await serve((response) => answerJson(response, { body: { data: [] } }))
    const query = { charge: 'a&b', offset: 0, limit: undefined } as unknown as { charge: string }

    await server.control.deliveries.list(query)
    await server.control.requests.list()

    expect(server.asked.map(({ url }) => url)).toEqual([
      '/__sandbox/deliveries?charge=a%26b&offset=0',
      '/__sandbox/requests',
    ])
  })

  it('says whose account, and that its body is JSON', async () => {
    await using server = await serve((response) => answerJson(response, { body: {} }))
    const control = createControlClient({
      url: `${server.url}/`,
      secretKey,
      adminToken: 'open-sesame',
    })

    await control.clock.freeze()

    expect(server.asked[0]).toMatchObject({
      method: 'POST',
      url: '/__sandbox/clock/freeze',
      headers: {
        authorization: `Basic ${btoa('skey_test_client:')}`,
        'content-type': 'application/json',
        'x-sandbox-admin-token': 'open-sesame',
      },
      body: '{}',
    })
  })

  it.each([
    ['nothing', (response) => response.writeHead(204).end()],
    ['null', (response) => answerJson(response, { body: null })],
    ['a list', (response) => answerJson(response, { body: [] })],
    ['a text', (response) => answerJson(response, { body: 'ready' })],
  ] as [string, Parameters<typeof serve>[0]][])(
    'does not take %s for an answer',
    async (_what, answer) => {
      await using server = await serve(answer)

      await expect(server.control.clock.now()).rejects.toThrow(UnexpectedAnswerError)
    },
  )

  it('goes through the fetch it is given', async () => {
    const asked: unknown[] = []
    const control = createControlClient({
      url: 'http://sandbox.example/prefix/',
      secretKey,
      fetch: async (input) => {
        asked.push(input)
        return Response.json({ now: '2026-01-01T00:00:00Z', mode: 'frozen', scale: 0 })
      },
    })

    expect(await control.clock.now()).toEqual({
      now: '2026-01-01T00:00:00Z',
      mode: 'frozen',
      scale: 0,
    })
    expect(asked).toEqual(['http://sandbox.example/prefix/__sandbox/clock'])
  })

  it('gives undefined where there is no answer, and text as it stands', async () => {
    await using server = await serve((response, { method }) => {
      if (method === 'POST') response.writeHead(204).end()
      else response.writeHead(200, { 'Content-Type': 'text/markdown' }).end('# é')
    })

    expect(await server.control.reset()).toBeUndefined()
    expect(await server.control.timeline.markdown('chrg_test_1')).toBe('# é')
  })
})

describe('a refusal', () => {
  it('is thrown with all that the problem says', async () => {
    await using server = await serve((response) =>
      answerJson(response, {
        status: 408,
        type: 'application/problem+json',
        body: {
          type: 'about:blank',
          title: 'It has not come true in time',
          status: 408,
          detail: 'Charge chrg_test_1 is pending, not final, after 5s.',
          remedy: 'Advance the clock.',
          charge_status: 'pending',
          due: [{ at: '2026-01-01T00:00:02Z', task: 'payer-answers' }],
        },
      }),
    )

    const refusal = await failure(server.control.wait({ charge: 'chrg_test_1' }))

    expect(refusal).toBeInstanceOf(ControlRefusal)
    expect(refusal).toMatchObject({
      status: 408,
      title: 'It has not come true in time',
      detail: 'Charge chrg_test_1 is pending, not final, after 5s.',
      remedy: 'Advance the clock.',
      message: 'Charge chrg_test_1 is pending, not final, after 5s. Advance the clock.',
    })
    expect((refusal as ControlRefusal).extra).toEqual({
      charge_status: 'pending',
      due: [{ at: '2026-01-01T00:00:02Z', task: 'payer-answers' }],
    })
  })
})

describe('a sandbox that is not there', () => {
  it('is said, with where it was looked for and what to do', async () => {
    const url = await freeUrl()

    const error = await failure(createControlClient({ url, secretKey }).clock.now())

    expect(error).toBeInstanceOf(UnreachableError)
    expect(error).toMatchObject({
      url,
      message: `No sandbox can be reached at ${url} (ECONNREFUSED). Start it with omise-sandbox start, or name its address with --url.`,
    })
  })

  it('is said when it goes away in the middle of an answer', async () => {
    await using server = await serve((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' })
      response.write('{"now":')
      setImmediate(() => response.destroy())
    })

    expect(await failure(server.control.clock.now())).toBeInstanceOf(UnreachableError)
  })
})

describe('an answer that no sandbox gives', () => {
  it.each([
    ['a page', 200, 'text/html', '<html>\n  Welcome'],
    ['a page that is missing', 404, 'text/html', 'Not found'],
    ['JSON of another kind of error', 404, 'application/json', '{"object":"error"}'],
    ['a problem without a remedy', 404, 'application/problem+json', '{"title":"No","status":404}'],
    ['JSON cut off', 200, 'application/json', '{"now":'],
    ['no content type', 200, '', '{}'],
    ['a way elsewhere', 302, '', ''],
  ])('is said, with what it was: %s', async (_what, status, type, text) => {
    await using server = await serve((response) => {
      response.statusCode = status
      if (type) response.setHeader('Content-Type', type)
      if (status === 302) response.setHeader('Location', '/elsewhere')
      response.end(text)
    })

    const error = await failure(server.control.clock.now())

    expect(error).toBeInstanceOf(UnexpectedAnswerError)
    const { message } = error as Error
    expect(message).toContain(
      `GET ${server.url}/__sandbox/clock was answered with status ${status}`,
    )
    expect(message).toContain(type || 'no content type')
    expect(message).toContain(text.replace(/\s+/g, ' '))
    expect(server.asked.length).toBe(1)
  })

  it('is no markdown, where that was wanted, when it is a page', async () => {
    await using server = await serve((response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>')
    })

    const error = await failure(server.control.timeline.markdown('chrg_test_1'))

    expect(error).toBeInstanceOf(UnexpectedAnswerError)
  })
})

describe('a wait', () => {
  it('ends when its signal is aborted', async () => {
    const stop = new AbortController()
    await using server = await serve(() => stop.abort(new Error('enough')))

    const error = await failure(server.control.wait({ charge: 'chrg_test_1', signal: stop.signal }))

    expect(error).toMatchObject({ message: 'enough' })
  })

  it('longer than fetch allows is made of several, and refused as one', async () => {
    await using server = await serve((response, { url = '' }) => {
      const timeout = new URL(url, 'http://sandbox').searchParams.get('timeout')
      const detail = `Charge chrg_test_1 is pending, not final, after ${timeout}.`
      answerJson(response, {
        status: 408,
        type: 'application/problem+json',
        body: { type: 'about:blank', title: 'Late', status: 408, detail, remedy: 'Wait longer.' },
      })
    })

    const refusal = await failure(server.control.wait({ charge: 'chrg_test_1', timeout: '10m' }))

    expect(refusal).toMatchObject({
      status: 408,
      detail: 'Charge chrg_test_1 is pending, not final, after 10m.',
    })
    expect(server.asked.map(({ url }) => url?.split('timeout=')[1])).toEqual([
      '240000ms',
      '240000ms',
      '120000ms',
    ])
  })

  it.each(['11m', '2h', 'soon', '5s'])('of %s is asked as it is', async (timeout) => {
    await using server = await serve((response) => answerJson(response, { body: {} }))

    await server.control.wait({ charge: 'chrg_test_1', timeout })

    expect(server.asked.map(({ url }) => url)).toEqual([
      `/__sandbox/wait?charge=chrg_test_1&timeout=${timeout}`,
    ])
  })
})

describe('options', () => {
  it.each([
    [{ url: '127.0.0.1:8424', secretKey }, 'The url cannot be "127.0.0.1:8424".'],
    [{ url: 'ftp://localhost', secretKey }, 'The url cannot be "ftp://localhost".'],
    [{ url: 'http://me:skey@localhost', secretKey }, 'The url holds a user name.'],
    [{ url: 'http://localhost', secretKey: 'ключ' }, 'The secret key has spaces'],
    [{ url: 'http://localhost', secretKey: '' }, 'The secret key is empty.'],
    [{ url: 'http://localhost', secretKey, adminToken: 'a\nb' }, 'The admin token has spaces'],
  ])('%j make no sense, which is said without showing a secret', (options, message) => {
    const create = () => createControlClient(options)

    expect(create).toThrow(ClientOptionError)
    expect(create).toThrow(message)
    expect(create).not.toThrow(/ключ|skey@|a\nb/)
  })
})
