import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Exchange } from './recorder.ts'

/** What one SDK sends for every call of its driver, with no SDK needed to send it again. */
export interface Capture {
  /** Such as `omise-ruby 0.11.0`, recorded with `ruby 3.1.2`. */
  readonly sdk: string
  readonly interpreter: string
  /** When the first was sent: requests name moments around it. */
  readonly at: string
  readonly requests: readonly CapturedRequest[]
}

/** One request, byte for byte, but for ids: `{{3/data/0/id}}` stands for what the answer to request 3 has there. */
export interface CapturedRequest {
  readonly method: string
  readonly path: string
  /** Names and values in turn. */
  readonly headers: readonly string[]
  readonly body: string
  /** What its answer is to hold: the status, and members of the object. */
  readonly status: number
  readonly holds: Readonly<Record<string, unknown>>
}

const held = [
  'object',
  'status',
  'amount',
  'total',
  'voided',
  'code',
  'failure_code',
  'description',
]
const asksForExpiry = /expires_at("\s*:\s*"|=)/
const idForm = /^[a-z]+_test_[0-9a-z]{19}$/
const placeholder = /\{\{(\d+)(\/[^}]*)\}\}/g

/** The requests of a recorded run, with the ids that earlier answers gave as references to these. */
export function captureOf(exchanges: readonly Exchange[]): CapturedRequest[] {
  const places = new Map<string, string>()
  return exchanges.map(({ method, path, headers, body, status, answer }, index) => {
    const withPlaces = (text: string) =>
      [...places].reduce((sofar, [id, place]) => sofar.replaceAll(id, place), text)
    const captured = {
      method,
      path: withPlaces(path),
      headers,
      body: withPlaces(body),
      status,
      holds: holdsOf(answer, body),
    }
    for (const [pointer, id] of idsIn(answer, '')) {
      if (!places.has(id)) places.set(id, `{{${index}${pointer}}}`)
    }
    return captured
  })
}

/**
 * A text of a captured request as it is to be sent, after these answers. Where an answer has no such id, because it is a
 * refusal, the reference stays and is refused in turn.
 */
export function fill(text: string, answers: readonly unknown[]): string {
  return text.replaceAll(placeholder, (whole, index: string, pointer: string) => {
    const names = pointer.split('/').slice(1)
    const found = names.reduce<unknown>(
      (at, name) => (at as Record<string, unknown> | undefined)?.[name],
      answers[Number(index)],
    )
    return typeof found === 'string' ? found : whole
  })
}

/** What the answer to the same request is to hold whenever it is sent again. */
export function holdsOf(answer: unknown, body: string): Record<string, unknown> {
  const members = Object.entries(answer as Record<string, unknown>)
  const names = asksForExpiry.test(body) ? [...held, 'expires_at'] : held
  return Object.fromEntries(members.filter(([name]) => names.includes(name)))
}

function idsIn(value: unknown, pointer: string): [string, string][] {
  if (typeof value === 'string') return idForm.test(value) ? [[pointer, value]] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => idsIn(each, `${pointer}/${name}`))
}

/** Where the capture of an SDK is kept. */
export function captureFile(name: string): string {
  return fileURLToPath(new URL(`../captures/${name}.json`, import.meta.url))
}

export async function readCapture(name: string): Promise<Capture> {
  return JSON.parse(await readFile(captureFile(name), 'utf8')) as Capture
}
