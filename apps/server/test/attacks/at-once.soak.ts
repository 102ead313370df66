import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setPriority } from 'node:os'
import { setInterval } from 'node:timers/promises'
import type { Wire } from '@omise-sandbox/api'
import { temporaryFolder } from '@omise-sandbox/storage-sql/testing'
import { expect, it } from 'vitest'
import { charge, send } from '../durable/asking.ts'
import { aHook } from '../durable/hook.ts'
import { start } from '../run.ts'

const seconds = 60
const budgetMegabytes = 512
/** A bystander makes a charge so often, in milliseconds. */
const pace = 50

/** How much the attackers did. */
interface Done {
  readonly keys: number
  readonly sockets: number
  readonly readers: number
  readonly imports: number
}

/** A webhook endpoint that takes a request and never answers it. */
async function aHangingReceiver() {
  let hanging = 0
  const server = createServer(() => {
    hanging += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    count: () => hanging,
    [Symbol.dispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function startAttackers(...args: readonly string[]) {
  const program = new URL('./attackers.ts', import.meta.url)
  const child: ChildProcess = fork(program, [...args], { execArgv: [] })
  // Attackers have machines of their own: here they take what the server and the bystander leave of this one.
  if (child.pid !== undefined) setPriority(child.pid, 10)
  return {
    /** Resolves with its next message. */
    async message<T>(): Promise<T> {
      const [message] = await once(child, 'message')
      return message
    },
    ask(): void {
      child.send('what did you do?')
    },
    async [Symbol.asyncDispose]() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

async function residentMegabytes(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 2 ** 20
}

const highest = (values: readonly number[], share: number) =>
  [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? 0

it('a bystander is served while attackers do all that is bad for a server at once', async () => {
  await using folder = await temporaryFolder()
  const flags = [
    '--https',
    '--https-folder',
    folder.file('ca'),
    '--max-memory',
    `${budgetMegabytes}MB`,
  ]
  await using server = await start([...flags, '--outcome', 'manual'])
  // Its log has two thousand lines a second, which nobody here reads.
  server.child.stdout.removeAllListeners('data').resume()
  const url = server.ready.url.replace('https:', 'http:')
  const place = { url, secretKey: 'skey_test_bystander' }
  const came = new Map<string, number>()
  await using hook = await aHook(async ({ charge: id }) => {
    came.set(id, performance.now())
    return 200
  })
  using hanging = await aHangingReceiver()
  await send(place, 'PUT', '/__sandbox/webhooks', { url: hook.url })
  await using attackers = startAttackers(url, hanging.url)
  const { imported } = await attackers.message<{ readonly imported: number }>()

  const answered: number[] = []
  const made = new Map<string, number>()
  const looks: Promise<number>[] = []
  const until = performance.now() + seconds * 1_000
  const calls: Promise<void>[] = []
  for await (const _ of setInterval(pace)) {
    if (performance.now() > until) break
    const began = performance.now()
    calls.push(
      charge(place).then((one: Wire['Charge']) => {
        answered.push(performance.now() - began)
        made.set(one.id, performance.now())
      }),
    )
    if (calls.length % 20 === 0) looks.push(residentMegabytes(url))
  }
  await Promise.all(calls)
  const missing = () => [...made.keys()].filter((id) => !came.has(id))
  await expect.poll(missing, { timeout: 10_000 }).toEqual([])
  const memory = await Promise.all(looks)
  attackers.ask()
  const did = await attackers.message<Done>()

  const late = [...made].map(([id, at]) => (came.get(id) ?? Number.POSITIVE_INFINITY) - at)
  const figures = {
    ...did,
    imported,
    hanging: hanging.count(),
    charges: made.size,
    answeredP99: highest(answered, 0.99),
    webhookMax: highest(late, 1),
    residentMax: highest(memory, 1),
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  expect(figures.keys).toBeGreaterThan(1_500 * seconds)
  expect(figures.imports).toBeGreaterThan(seconds / 2)
  expect(figures.readers).toBe(500)
  expect(figures.sockets).toBeGreaterThanOrEqual(2_000)
  expect(figures.hanging).toBeGreaterThanOrEqual(10)
  // Of 1,200 that are made where nothing is late.
  expect(figures.charges).toBeGreaterThan(600)
  expect(figures.answeredP99).toBeLessThan(500)
  expect(figures.webhookMax).toBeLessThan(2_000)
  expect(figures.residentMax).toBeLessThan(budgetMegabytes * 1.25)
  expect(server.child.exitCode).toBeNull()
}, 300_000)
