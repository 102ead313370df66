/**
 * Uses a server in every bad way at once, until its parent ends. It is a program of its own, so that it takes none of the
 * test's time. Its arguments are the server's URL and the URL of a receiver that never answers.
 */
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { setInterval } from 'node:timers/promises'

const [url = '', hangingUrl = ''] = process.argv.slice(2)
const keysEachSecond = 2_000
const silentSockets = 2_000
const readers = 500
const hangingWebhooks = 100
/** Charges in the state that is imported again and again. */
const importedCharges = 5_000
const maxWaiting = 1_000

const did = { keys: 0, sockets: 0, readers: 0, imports: 0, refused: 0 }
const agent = new Agent({ keepAlive: true, maxSockets: 100 })

/** The answer's status and text; 0 where the connection failed. */
async function ask(method: string, key: string, path: string, body?: string | Buffer) {
  try {
    const asked = request(`${url}${path}`, {
      agent,
      method,
      headers: {
        authorization: `Basic ${btoa(`${key}:`)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    })
    asked.end(body)
    const [answer] = await once(asked, 'response')
    let text = ''
    for await (const piece of answer.setEncoding('utf8')) text += piece
    if (answer.statusCode >= 300) did.refused += 1
    return { status: Number(answer.statusCode), text }
  } catch {
    return { status: 0, text: '' }
  }
}

/** So many keys a second that nobody has used before, in larger bursts where timers are late; no more while many calls wait. */
async function useMadeUpKeys(): Promise<void> {
  const began = performance.now()
  let waiting = 0
  let sent = 0
  for await (const _ of setInterval(10)) {
    const due = ((performance.now() - began) / 1_000) * keysEachSecond
    for (; sent < due && waiting < maxWaiting; sent++) {
      waiting += 1
      ask('GET', `skey_test_madeup${sent}`, '/account').finally(() => {
        waiting -= 1
        did.keys += 1
      })
    }
  }
}

/** Connections that never begin their TLS handshake, made again as soon as the server closes them. */
function keepSilent(): void {
  const { port, hostname } = new URL(url)
  const open = () => {
    const socket = connect(Number(port), hostname, () => {
      did.sockets += 1
    })
    socket.on('error', () => {})
    socket.once('close', () => setTimeout(open, 100))
  }
  for (let count = 0; count < silentSockets; count++) open()
}

/** Readers of one account's stream, each of which takes what comes. */
function readStreams(): void {
  const own = new Agent({ maxSockets: readers })
  const headers = { authorization: `Basic ${btoa('skey_test_streamed:')}` }
  const open = () => {
    const asked = request(`${url}/__sandbox/stream`, { agent: own, headers })
    // As a browser's EventSource does.
    asked.on('error', () => setTimeout(open, 100))
    asked.on('response', (answer) => {
      if (answer.statusCode === 200) did.readers += 1
      answer.resume()
    })
    asked.end()
  }
  for (let count = 0; count < readers; count++) open()
}

function charge(key: string) {
  const source = {
    type: 'barcode_alipay',
    barcode: '1234567890',
    store_id: 'BJ_ZZ_001',
    store_name: 'Some Store',
  }
  return ask('POST', key, '/charges', JSON.stringify({ amount: 400_000, currency: 'THB', source }))
}

async function hangWebhooks(): Promise<void> {
  const key = 'skey_test_hanging'
  await ask('PUT', key, '/__sandbox/webhooks', JSON.stringify({ url: hangingUrl }))
  for (let count = 0; count < hangingWebhooks; count++) await charge(key)
}

async function importAgain(): Promise<void> {
  const key = 'skey_test_importing'
  for (let count = 0; count < importedCharges; count++) await charge(key)
  const { text } = await ask('GET', key, '/__sandbox/state')
  // Made once, so that this program takes little of the time that is measured.
  const state = Buffer.from(text)
  process.send?.({ imported: state.length })
  for (;;) {
    const { status } = await ask('PUT', key, '/__sandbox/state', state)
    if (status === 204) did.imports += 1
    else await once(process, 'message')
  }
}

process.once('disconnect', () => process.exit())
process.on('message', () => process.send?.(did))
keepSilent()
readStreams()
await Promise.all([hangWebhooks(), importAgain(), useMadeUpKeys()])
