import type { Wire } from '@omise-sandbox/api'
import { call, form, type Ready } from '../run.ts'

/** Where and as whom. */
export type Place = Pick<Ready, 'url' | 'secretKey'>

/** The server was gone before it had answered: what was asked for may have been done or not. */
export class Unanswered extends Error {
  constructor(path: string, cause: unknown) {
    super(`${path} was not answered.`, { cause })
    this.name = 'Unanswered'
  }
}

/** An answer that is no success. */
export class Refused extends Error {
  readonly status: number

  constructor(path: string, status: number, body: string) {
    super(`${path} was answered ${status}: ${body}`)
    this.name = 'Refused'
    this.status = status
  }
}

/** What a call is answered. Throws {@link Unanswered} or {@link Refused}. */
export async function ask<T>(place: Place, path: string, init: RequestInit = {}): Promise<T> {
  const { status, body } = await unlessGone(path, async () => {
    const response = await call(place, path, init)
    return { status: response.status, body: await response.text() }
  })
  if (status === 204) return undefined as T
  if (status !== 200) throw new Refused(path, status, body)
  return JSON.parse(body) as T
}

/** Only a connection that fails is a TypeError. */
async function unlessGone<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof TypeError ? new Unanswered(path, error) : error
  }
}

export function post<T>(place: Place, path: string, fields: Record<string, string> = {}) {
  return ask<T>(place, path, { method: 'POST', body: new URLSearchParams(fields) })
}

export function send<T>(place: Place, method: 'POST' | 'PUT', path: string, body: object = {}) {
  const headers = { 'Content-Type': 'application/json' }
  return ask<T>(place, path, { method, headers, body: JSON.stringify(body) })
}

interface ChargeOptions {
  readonly fields?: Readonly<Record<string, string>>
  readonly prefer?: string
}

export function charge(place: Place, { fields = {}, prefer }: ChargeOptions = {}) {
  return ask<Wire['Charge']>(place, '/charges', {
    method: 'POST',
    body: new URLSearchParams({ ...Object.fromEntries(form), ...fields }),
    ...(prefer === undefined ? {} : { headers: { Prefer: prefer } }),
  })
}

/** A charge that expires by itself, so many milliseconds later; longer where that had passed before the server had the call. */
export async function expiringCharge(place: Place, after: number, options: ChargeOptions = {}) {
  for (let wait = after; ; wait *= 2) {
    const expires_at = new Date(Date.now() + wait).toISOString()
    try {
      return await charge(place, { ...options, fields: { ...options.fields, expires_at } })
    } catch (error) {
      if (!(error instanceof Refused && /expires at is invalid/.test(error.message))) throw error
    }
  }
}

/** All that a list has, oldest first where it can. */
export async function all<T>(place: Place, path: string): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const query = `${path}?limit=100&offset=${found.length}`
    const { data, total } = await ask<{ data: T[]; total: number }>(place, query)
    found.push(...data)
    if (data.length === 0 || found.length >= total) return found
  }
}

/** Does something for each, some of them at a time. */
export async function together<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const rest = items[Symbol.iterator]()
  async function worker(): Promise<void> {
    for (let next = rest.next(); !next.done; next = rest.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
