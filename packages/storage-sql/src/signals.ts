import pg from 'pg'

/** Short messages between servers, none of which is promised to arrive. */
export interface Signals<News> {
  /** Sends to all others, soon and together with what else there is. */
  send(news: News): void
  onReceive(listener: (news: News) => void): void
  close(): Promise<void>
}

/** Milliseconds in which news gather: one message then carries them all. */
const gatherFor = 5
const reconnectAfter = 1_000
/** Bytes of a message; PostgreSQL takes less than 8000. */
const mostBytes = 7_500

/**
 * By PostgreSQL's LISTEN and NOTIFY, outside of any decision's transaction: commits that notify wait for each other.
 */
export async function createSignals<News>(parts: {
  readonly pool: pg.Pool
  readonly config: pg.ClientConfig
  readonly channel: string
  /** Who sends, so that it does not hear itself. */
  readonly name: string
  readonly onError: (error: unknown) => void
}): Promise<Signals<News>> {
  const { pool, config, channel, name, onError } = parts
  const listeners = new Set<(news: News) => void>()
  let waiting: string[] = []
  let timer: NodeJS.Timeout | undefined
  let client: pg.Client | undefined
  let reconnecting: NodeJS.Timeout | undefined
  let closed = false

  async function listen(): Promise<void> {
    const one = new pg.Client(config)
    one.on('error', () => lost(one))
    one.on('end', () => lost(one))
    one.on('notification', ({ payload = '' }) => hear(payload))
    await one.connect()
    await one.query(`listen ${pg.escapeIdentifier(channel)}`)
    client = one
  }

  function lost(one: pg.Client): void {
    if (closed || (client !== undefined && client !== one)) return
    client = undefined
    reconnecting ??= setTimeout(() => {
      reconnecting = undefined
      listen().catch(() => lost(one))
    }, reconnectAfter).unref()
  }

  function hear(payload: string): void {
    const { from, news } = JSON.parse(payload) as { from: string; news: News[] }
    if (from === name) return
    for (const one of news) for (const listener of listeners) listener(one)
  }

  function flush(): void {
    timer = undefined
    const all = waiting
    waiting = []
    for (const payload of payloadsOf(name, all)) {
      pool.query('select pg_notify($1, $2)', [channel, payload]).catch(onError)
    }
  }

  await listen()
  return {
    send(news) {
      const text = JSON.stringify(news)
      // What is longer than a message others find by looking.
      if (closed || Buffer.byteLength(text) > mostBytes) return
      waiting.push(text)
      timer ??= setTimeout(flush, gatherFor)
    },
    onReceive: (listener) => void listeners.add(listener),
    async close() {
      clearTimeout(timer)
      clearTimeout(reconnecting)
      if (waiting.length > 0) flush()
      closed = true
      await client?.end()
    },
  }
}

function payloadsOf(from: string, news: readonly string[]): string[] {
  const payloads: string[] = []
  let some: string[] = []
  let size = 0
  for (const text of news) {
    const bytes = Buffer.byteLength(text) + 1
    if (size + bytes > mostBytes) {
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
