import { createHmac } from 'node:crypto'
import autocannon from 'autocannon'
import { Pool } from 'undici'
import { authorization, form, load } from './load.ts'
import { run } from './server.ts'

const events = 10_000
/** As many as the sandbox sends to one endpoint at a time. */
const connections = 10
const secret = Buffer.from('a secret of more than thirty-two bytes')

/** Deliveries a second of ten thousand events that fall due at once, and signed POSTs a second of a bare loop. */
export async function deliveryRates(): Promise<readonly [number, number]> {
  await using receiver = await run('receiver')
  return [await sandboxRate(`${receiver.url}/hook`), await bareRate(receiver.url)]
}

async function sandboxRate(hook: string): Promise<number> {
  await using server = await run('virtual')
  const { url } = server
  await control(url, 'PUT', '/webhooks', { url: hook })
  await control(url, 'POST', '/faults', { on: 'webhook', type: 'delay', delay: '1h' })
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
  const create = { url: `${url}/charges`, method: 'POST', headers, body: form } as const
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

/** What the same number of connections can do with nothing to decide, to read or to keep. */
async function bareRate(url: string): Promise<number> {
  const pool = new Pool(url, { connections })
  const body = 'x'.repeat(2_900)
  let sent = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (sent < events) {
        sent++
        const timestamp = String(Math.floor(Date.now() / 1000))
        const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
        const headers = {
          'content-type': 'application/json',
          'omise-signature': signature,
          'omise-signature-timestamp': timestamp,
        }
        const answer = await pool.request({ path: '/hook', method: 'POST', headers, body })
        await answer.body.text()
      }
    }),
  )
  const took = performance.now() - began
  await pool.close()
  return (events / took) * 1000
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
