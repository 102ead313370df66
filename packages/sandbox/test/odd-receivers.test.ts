import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { createCharge, openReceiver, openSandbox } from './harness.ts'
import { sizes } from './sizes.ts'

/** A server that does what it likes with each connection once something has come. */
async function openOdd(behave: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', () => behave(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Goes on as long as the other side takes it. */
function pour(socket: Socket): void {
  const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`
  const more = () => {
    while (!socket.destroyed && socket.write(chunk));
    if (!socket.destroyed) socket.once('drain', more)
  }
  socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
  more()
}

it.each<[string, (socket: Socket) => void, string]>([
  ['hangs', () => {}, 'failed'],
  ['resets the connection', (socket) => socket.resetAndDestroy(), 'failed'],
  ['closes without an answer', (socket) => socket.end(), 'failed'],
  ['answers garbage', (socket) => socket.end('\0\xff}{ not HTTP at all\r\n\r\n'), 'failed'],
  ['answers half a head', (socket) => socket.write('HTTP/1.1 200 O'), 'failed'],
  [
    'redirects',
    (socket) =>
      socket.end('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n'),
    'failed',
  ],
  ['streams for ever', pour, 'delivered'],
])('a receiver that %s is disturbing nobody else', async (_what, behave, state) => {
  await using checked = await openSandbox({ outcome: 'manual', clock: 'real' })
  await using odd = await openOdd(behave)
  await using quick = await openReceiver()
  const { control } = checked.sandbox
  await control.webhooks.update({ url: odd.url, retry_policy: { waits: [], timeout: '3s' } })

  for (let count = 0; count < sizes.chargesBesideOdd; count++) {
    await createCharge(checked.api, { webhook_endpoints: [quick.url] })
  }
  await quick.until(sizes.chargesBesideOdd)
  await checked.sandbox.settled()

  const { data } = await control.deliveries.list({ limit: 100 })
  const states = (url: string) =>
    new Set(data.filter((one) => one.url === url).map((one) => one.state))
  expect(states(quick.url)).toEqual(new Set(['delivered']))
  expect(states(odd.url)).toEqual(new Set([state]))
  for (const { attempts } of data) {
    expect((attempts[0]?.response?.body ?? '').length).toBeLessThanOrEqual(16 * 1024)
  }
})

it('many events at once come to a fast receiver each once, none lost', async () => {
  await using checked = await openSandbox({ outcome: 'manual' })
  await using receiver = await openReceiver()
  const { control } = checked.sandbox
  await control.webhooks.update({ url: receiver.url })
  await control.faults.add({ on: 'webhook', type: 'delay', delay: '1h' })
  for (let made = 0; made < sizes.eventsAtOnce; made += 50) {
    await Promise.all(Array.from({ length: 50 }, () => createCharge(checked.api)))
  }

  const advanced = await control.clock.advance('1h')

  expect(advanced.fired_count).toBe(sizes.eventsAtOnce)
  expect(receiver.received).toHaveLength(sizes.eventsAtOnce)
  expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(sizes.eventsAtOnce)
}, 240_000)
