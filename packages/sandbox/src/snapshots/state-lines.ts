import { setImmediate } from 'node:timers/promises'
import type { ControlRefusal } from '@omise-sandbox/api'
import { createTimeSlice } from '../concurrency/time-slice.ts'
import { badRequest } from '../control/problem.ts'
import type { AccountCopy } from '../storage/store.ts'

/** A state as text in pieces: a line says its format, one holds the account, and each other one thing that the account has. */
export const linesType = 'application/x-ndjson'

type ListName = Exclude<keyof AccountCopy, 'account'>

/** What a line names the one thing that it holds. */
const listsOf: Readonly<Record<string, ListName>> = {
  charge: 'charges',
  source: 'sources',
  refund: 'refunds',
  transaction: 'transactions',
  event: 'events',
  delivery: 'deliveries',
  task: 'tasks',
}

interface StateDocument {
  readonly format: number
  readonly version: string
  readonly data: object
}

const pieceLength = 64 * 1024
const maxLineLength = 8 * 1024 * 1024

/** Writes a state line by line, some lines at a time. */
export async function* writeLines({
  format,
  version,
  data,
}: StateDocument): AsyncGenerator<string> {
  const copy = data as AccountCopy
  let piece = `${JSON.stringify({ format, version })}\n${JSON.stringify({ account: copy.account })}\n`
  for (const [name, list] of Object.entries(listsOf)) {
    for (const item of copy[list]) {
      piece += `${JSON.stringify({ [name]: item })}\n`
      if (piece.length < pieceLength) continue
      yield piece
      piece = ''
      await setImmediate()
    }
  }
  yield piece
}

/** The same as one document, in pieces that leave time to others; undefined where it is longer than `maxLength`. */
export async function writeDocument(
  { format, version, data }: StateDocument,
  maxBytes: number,
): Promise<string | undefined> {
  const copy = data as AccountCopy
  const timeSlice = createTimeSlice()
  const head = JSON.stringify({ format, version })
  let text = `${head.slice(0, -1)},"data":{"account":${JSON.stringify(copy.account)}`
  let bytes = Buffer.byteLength(text)
  for (const list of Object.values(listsOf)) {
    text += `,"${list}":[`
    let separator = ''
    for (const item of copy[list]) {
      const part = separator + JSON.stringify(item)
      text += part
      bytes += Buffer.byteLength(part)
      if (bytes > maxBytes) return undefined
      separator = ','
      await timeSlice.pass()
    }
    text += ']'
  }
  return `${text}}}`
}

/** Reads a state that was written line by line, as it comes. */
export async function readLines(
  chunks: AsyncIterable<Buffer>,
  parts: {
    /** Reads a line that must be an object, or throws. */
    readonly parse: (line: string) => object
    /** Throws where there is no room for more. */
    readonly check: () => void
  },
): Promise<Record<string, unknown>> {
  const timeSlice = createTimeSlice()
  const reading = createReading()
  for await (const line of linesIn(chunks)) {
    reading.add(parts.parse(line))
    await timeSlice.pass()
    parts.check()
  }
  return reading.state()
}

function createReading() {
  const data: Record<string, unknown> = {}
  for (const list of Object.values(listsOf)) data[list] = []
  let head: object | undefined
  let number = 0

  return {
    add(value: object): void {
      number++
      const [name = '', ...others] = Object.keys(value)
      const item = (value as Record<string, unknown>)[name]
      if (!head) {
        head = value
        if ('data' in value) throw notLines(number, 'be { "format", "version" } alone')
      } else if (others.length > 0) throw notLines(number, 'hold one thing')
      else if (name === 'account') data.account = item
      else if (Object.hasOwn(listsOf, name)) (data[listsOf[name] ?? ''] as unknown[]).push(item)
      else throw notLines(number, `be one of account, ${Object.keys(listsOf).join(', ')}`)
    },
    state: () => ({ ...head, data }),
  }
}

function notLines(number: number, must: string): ControlRefusal {
  return badRequest(
    `That is not a state that was exported, at line ${number}: it must ${must}.`,
    `Send what GET /__sandbox/state answered to Accept: ${linesType}, unchanged.`,
  )
}

/** Lines of UTF-8, without blank ones. */
async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + decode(decoder, chunk)).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > maxLineLength) {
      throw badRequest('A line of the state is too long.', 'Send one thing on each line.')
    }
    for (const part of parts) if (part.trim() !== '') yield part
  }
  rest += decode(decoder)
  if (rest.trim() !== '') yield rest
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    throw badRequest('The body is not UTF-8.', 'Send UTF-8.')
  }
}
