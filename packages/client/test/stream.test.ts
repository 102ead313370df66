import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import {
  ControlRefusal,
  createControlClient,
  UnexpectedAnswerError,
  UnreachableError,
} from '../src/control/index.ts'
import { answerJson, secretKey, serve } from './serve.ts'

const missed = (count: number) => ({ type: 'missed', count })
const message = (item: object) => `data: ${JSON.stringify(item)}\n\n`

function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
  response.flushHeaders()
}

/** Fetches what is there, and hands it on byte by byte, as the worst of networks might. */
const fetchByBytes: typeof fetch = async (input, init) => {
  const { body, headers } = await fetch(input, init)
  const bytes = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      for (const byte of chunk) controller.enqueue(Uint8Array.of(byte))
    },
  })
  return new Response(body?.pipeThrough(bytes) ?? null, { headers })
}

/** All items, until the stream ends. */
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('the stream', () => {
  it('connects when it is first read, and ends when the sandbox closes it', async () => {
    await using server = await serve((response) => {
      beginStream(response)
      response.end(message(missed(1)) + message(missed(2)))
    })

    const stream = server.control.stream()
    const askedBefore = server.asked.length
    const items = await all(stream)

    expect(askedBefore).toBe(0)
    expect(server.asked[0]).toMatchObject({ method: 'GET', url: '/__sandbox/stream' })
    expect(items).toEqual([missed(1), missed(2)])
  })

  it('puts together what comes in single bytes, in the middle of letters and lines', async () => {
    const item = { type: 'event', id: 'é€😀', key: 'charge.create' }
    const text = `\uFEFF: hello\r\n\r\nevent: event\r\nid: 7\r\n${message(item)}:\n\n${message(missed(3))}`
    await using server = await serve((response) => {
      beginStream(response)
      response.end(text)
    })
    const control = createControlClient({ url: server.url, secretKey, fetch: fetchByBytes })

    expect(await all(control.stream())).toEqual([item, missed(3)])
  })

  it('ends when its signal is aborted, while it waits for an item', async () => {
    const stop = new AbortController()
    let closed: Promise<unknown> = Promise.resolve()
    await using server = await serve((response) => {
      closed = new Promise((resolve) => response.once('close', resolve))
      beginStream(response)
      response.write(message(missed(1)))
    })
    const items: unknown[] = []

    for await (const item of server.control.stream(stop.signal)) {
      items.push(item)
      setImmediate(() => stop.abort())
    }

    await closed
    expect(items).toEqual([missed(1)])
  })

  it('ends when its signal is aborted before the sandbox has answered, or before it began', async () => {
    const stop = new AbortController()
    await using server = await serve(() => stop.abort())

    expect(await all(server.control.stream(stop.signal))).toEqual([])
    expect(await all(server.control.stream(stop.signal))).toEqual([])
    expect(server.asked.length).toBe(1)
  })

  it('closes its connection when the loop is left', async () => {
    let closed: Promise<unknown> = Promise.resolve()
    await using server = await serve((response) => {
      closed = new Promise((resolve) => response.once('close', resolve))
      beginStream(response)
      response.write(message(missed(1)))
    })

    for await (const _item of server.control.stream()) break

    await closed
  })

  it('fails when the connection breaks off', async () => {
    await using server = await serve((response) => {
      beginStream(response)
      response.write(message(missed(1)), () => response.destroy())
    })
    const read = () => all(server.control.stream())

    await expect(read()).rejects.toThrow(UnreachableError)
  })

  it('is refused as other calls are', async () => {
    await using server = await serve((response) =>
      answerJson(response, {
        status: 401,
        type: 'application/problem+json',
        body: { title: 'Key wanted', status: 401, detail: 'No key.', remedy: 'Send one.' },
      }),
    )

    await expect(all(server.control.stream())).rejects.toThrow(ControlRefusal)
  })

  it.each([
    ['application/json', '{}'],
    ['text/event-stream', 'data: {"type":\n\n'],
  ])('fails when what comes as %s is %j', async (type, text) => {
    await using server = await serve((response) =>
      response.writeHead(200, { 'Content-Type': type }).end(text),
    )

    await expect(all(server.control.stream())).rejects.toThrow(UnexpectedAnswerError)
  })
})
