import { setTimeout as wait } from 'node:timers/promises'
import { createSubscribers } from '@omise-sandbox/sandbox/store'
import pg from 'pg'
import { mapErrors } from '../postgres/errors.ts'

/** Short messages between servers, none of which is promised to arrive. */
export interface Notifications<Notification> {
  /** Sends to all others, soon and together with what else there is. */
  send(notification: Notification): void
  onReceive(listener: (notification: Notification) => void): void
  close(): Promise<void>
}

/** Milliseconds in which notifications gather: one message then carries them all. */
const gatherFor = 5
const reconnectAfter = 1_000
/** How often the connection is tried: one that was cut off may else be silent for ever. */
const tryEvery = 5_000
/** Given up on before the next: a client takes one question at a time. */
const probe = { text: 'select 1', query_timeout: tryEvery / 2 }
/** Milliseconds that the last message and the end of a connection may take. */
const closeWithin = 500
/** Bytes of a message; PostgreSQL takes less than 8000. */
const maxBytes = 7_500

/**
 * By PostgreSQL's LISTEN and NOTIFY, outside of any decision's transaction: commits that notify wait for each other.
 */
export async function createNotifications<Notification>(parts: {
  readonly pool: pg.Pool
  createClient(): pg.Client
  readonly channel: string
  /** Who sends, so that it does not hear itself. */
  readonly name: string
  readonly onError: (error: unknown) => void
}): Promise<Notifications<Notification>> {
  const { pool, createClient, channel, name, onError } = parts
  const received = createSubscribers<[Notification]>()
  let waiting: string[] = []
  let timer: NodeJS.Timeout | undefined
  let client: pg.Client | undefined
  let reconnecting: NodeJS.Timeout | undefined
  let closed = false
  /** One message after the other: connections of the pool would overtake each other. */
  let sent: Promise<unknown> = Promise.resolve()

  /** Throws where it cannot: one that listens already listens again by itself. */
  async function listen(): Promise<void> {
    const one = createClient()
    // Its end follows.
    one.on('error', () => {})
    one.on('end', () => lost(one))
    one.on('notification', ({ payload = '' }) => receive(payload))
    try {
      await one.connect()
      await one.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      void end(one)
      throw error
    }
    if (closed) void end(one)
    else client = one
  }

  function lost(one: pg.Client): void {
    if (client !== one) return
    client = undefined
    listenLater()
  }

  function listenLater(): void {
    if (closed) return
    reconnecting = setTimeout(() => listen().catch(listenLater), reconnectAfter).unref()
  }

  const trying = setInterval(() => {
    const one = client
    one?.query(probe).catch(() => end(one))
  }, tryEvery).unref()

  function receive(payload: string): void {
    const message = read(payload)
    if (!message || message.from === name) return
    for (const one of message.news) received.publish(one)
  }

  /** Undefined where somebody else sent it, who may send anything. */
  function read(payload: string): { from: string; news: Notification[] } | undefined {
    try {
      const { from, news: notification } = JSON.parse(payload)
      return Array.isArray(notification) ? { from, news: notification } : undefined
    } catch {
      return undefined
    }
  }

  function flush(): void {
    timer = undefined
    const all = waiting
    waiting = []
    for (const payload of payloadsOf(name, all)) {
      sent = sent
        .then(() => mapErrors(() => pool.query('select pg_notify($1, $2)', [channel, payload])))
        .catch(onError)
    }
  }

  try {
    await listen()
  } catch (error) {
    clearInterval(trying)
    throw error
  }
  return {
    send(notification) {
      const text = JSON.stringify(notification)
      // What is longer than a message others find by looking.
      if (closed || Buffer.byteLength(text) > maxBytes) return
      waiting.push(text)
      timer ??= setTimeout(flush, gatherFor)
    },
    onReceive: received.add,
    async close() {
      clearTimeout(timer)
      clearTimeout(reconnecting)
      clearInterval(trying)
      if (waiting.length > 0) flush()
      closed = true
      await soon(sent)
      if (client) await end(client)
    },
  }
}

/** Resolves when the connection is closed, or its other side does not hear that it is. */
function end(client: pg.Client): Promise<void> {
  return soon(client.end())
}

/** Waits for something at the end, but not long. */
async function soon(work: Promise<unknown>): Promise<void> {
  await Promise.race([work.catch(() => {}), wait(closeWithin, undefined, { ref: false })])
}

function payloadsOf(from: string, notification: readonly string[]): string[] {
  const payloads: string[] = []
  let some: string[] = []
  let size = 0
  for (const text of notification) {
    const bytes = Buffer.byteLength(text) + 1
    if (size + bytes > maxBytes) {
      payloads.push(`{"from":"${from}","news":[${some.join()}]}`)
      some = []
      size = 0
    }
    some.push(text)
    size += bytes
  }
  if (some.length > 0) payloads.push(`{"from":"${from}","news":[${some.join()}]}`)
  return payloads
}
