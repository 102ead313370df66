import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import autocannon from 'autocannon'
import { authorization, form, load } from './load.ts'
import { run } from './server.ts'

const events = 10_000
/** As many as the sandbox sends to one endpoint at a time. */
const connections = 10

/** Deliveries a second of ten thousand events that fall due at once, and signed POSTs a second of a bare loop. */
export async function deliveryRates(): Promise<readonly [number, number]> {
  await using receiver = await run('receiver')
  return [await sandboxRate(`${receiver.url}/hook`), await bareRate(receiver.url)]
}

async function sandboxRate(hook: string): Promise<number> {
  await using server = await run('virtual')
  const { url } = server
  await control(url, 'PUT', '/webhooks', { url: hook })
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
  const create = { url: `${url}/charges`, method: 'POST', headers, body: form } as const
  // The first webhook loads what sends them.
  await autocannon({ ...create, connections: 1, amount: 1 })
  await control(url, 'POST', '/clock/advance', { by: '1s' })
  await control(url, 'POST', '/faults', { on: 'webhook', type: 'delay', delay: '1h' })
  await autocannon({ ...create, connections: 20, amount: events })
  const began = performance.now()
  const advanced = await control(url, 'POST', '/clock/advance', { by: '2h' })
  const took = performance.now() - began
  if (advanced.fired_count !== events) {
    throw new Error(`${advanced.fired_count} webhooks were sent, not ${events}.`)
  }
  return (events / took) * 1000
}

async function control(
  url: string,
  method: string,
  path: string,
  body: object,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/__sandbox${path}`, {
    method,
    headers: { authorization },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Record<string, unknown>
}

/** What the same number of connections can do with nothing to decide, to read or to keep: in a process of its own too. */
async function bareRate(url: string): Promise<number> {
  const poster = fileURLToPath(new URL('./poster.ts', import.meta.url))
  const args = [poster, url, String(events), String(connections)]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return Number(stdout)
}

/** The p99 of creating charges, in milliseconds, with a receiver that hangs and with one that answers at once. */
export async function hangingP99s(seconds: number): Promise<readonly [number, number]> {
  await using receiver = await run('receiver')
  const p99s: number[] = []
  for (const hook of [`${receiver.url}/hang`, `${receiver.url}/hook`]) {
    await using server = await run('waiting')
    const { url } = server
    await control(url, 'PUT', '/webhooks', { url: hook })
    await load({ url, scenario: 'create', connections, seconds: 2 })
    p99s.push((await load({ url, scenario: 'create', connections, seconds })).p99Ms)
  }
  return p99s as [number, number]
}
