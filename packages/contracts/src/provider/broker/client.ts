import { printUnknown } from '@omise-sandbox/core'
import { type Fields, fieldsOf } from '../fields.ts'

/** What the broker did not do, in a sentence with its own words. */
export class BrokerError extends Error {
  /** It did not answer: what else it is asked, it will not answer either. */
  readonly isSilent: boolean

  constructor(message: string, isSilent = false) {
    super(message)
    this.name = 'BrokerError'
    this.isSilent = isSilent
  }
}

export interface BrokerAddress {
  readonly url: string
  readonly token?: string
  readonly username?: string
  readonly password?: string
  /** How long one answer may take, in milliseconds; eight seconds when left out. */
  readonly patience?: number
}

/** Calls a broker. What it refuses, and an answer that does not come in time, is a {@link BrokerError}. */
export interface BrokerClient {
  read(url: string): Promise<Uint8Array>
  call(method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<Fields>
}

export function createBrokerClient(address: BrokerAddress): BrokerClient {
  const { patience = 8_000 } = address
  const broker = { ...address, patience, host: withoutUser(address.url).hostname }

  async function bytesOf(method: string, url: string, body?: object): Promise<Uint8Array> {
    try {
      return await request(broker, method, url, body)
    } catch (error) {
      if (error instanceof BrokerError) throw error
      throw new BrokerError(
        `The broker did not answer ${method} ${url}: ${reasonOf(error, patience)}`,
        true,
      )
    }
  }

  return {
    read: (url) => bytesOf('GET', url),
    async call(method, url, body) {
      const bytes = await bytesOf(method, url, body)
      if (bytes.length === 0) return {}
      return jsonIn(bytes) ?? notHal(url)
    },
  }
}

async function request(
  broker: BrokerAddress & { readonly patience: number; readonly host: string },
  method: string,
  url: string,
  body?: object,
): Promise<Uint8Array> {
  const isOwn = new URL(url).hostname === broker.host
  const authorization = isOwn ? authorizationOf(broker) : undefined
  const answer = await fetch(url, {
    method,
    // A result that is sent on as a GET would look as if it had been taken.
    redirect: method === 'GET' ? 'follow' : 'manual',
    signal: AbortSignal.timeout(broker.patience),
    headers: {
      Accept: 'application/hal+json, application/json',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (answer.ok) return bytes
  throw new BrokerError(
    `The broker answered ${answer.status} ${answer.statusText} to ${method} ${url}${wordsIn(bytes)}`,
  )
}

/** A broker's address, without the name and password that it may hold. */
export function withoutUser(url: string): URL {
  const parsed = new URL(url)
  parsed.username = ''
  parsed.password = ''
  return parsed
}

function authorizationOf({ url, token, username, password }: BrokerAddress): string | undefined {
  if (token !== undefined) return `Bearer ${token}`
  const inUrl = new URL(url)
  const user = username ?? decodeURIComponent(inUrl.username)
  if (user === '') return undefined
  const secret = password ?? decodeURIComponent(inUrl.password)
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`
}

function reasonOf(error: unknown, patience: number): string {
  if (!(error instanceof Error)) return printUnknown(error)
  if (error.name === 'TimeoutError') return `it said nothing for ${patience / 1000} seconds.`
  const { cause } = error
  return cause instanceof Error ? cause.message || cause.name : error.message
}

function notHal(url: string): never {
  throw new BrokerError(`The broker's answer to ${url} is no JSON. Is it a Pact broker?`)
}

function jsonIn(bytes: Uint8Array): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
  }
}

const max = 500

/** What the body of a refusal says, in one line. */
function wordsIn(bytes: Uint8Array): string {
  const { error, errors, message } = jsonIn(bytes) ?? {}
  const said = error ?? errors ?? message
  const text = said === undefined ? new TextDecoder().decode(bytes) : textsIn(said).join(' ')
  const line = text.replace(/\s+/g, ' ').trim().slice(0, max)
  return line === '' ? '.' : `: ${line}`
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
