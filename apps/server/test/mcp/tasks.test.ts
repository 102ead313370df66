import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandbox } from '../../src/create-sandbox.ts'
import { startReceiver } from '../certify/reference-receiver.ts'
import { type Agent, basic, openAgent, overHttp } from './agent.ts'

let sandbox: Awaited<ReturnType<typeof createSandbox>>
let agent: Agent

beforeAll(async () => {
  sandbox = await createSandbox({ seed: 'agents' })
  await sandbox.listen()
  agent = await openAgent(overHttp(sandbox.url, basic('skey_test_agent')))
})
afterAll(async () => {
  await agent[Symbol.asyncDispose]()
  await sandbox.close()
})

interface Account {
  readonly account: string
  readonly secret_key: string
}

interface Charge {
  readonly id: string
  readonly status: string
  readonly failure_code?: string
}

/** Does a task as an agent that has only read the list of tools, within what an agent can be asked to call and to read. */
async function perform(task: (agent: Agent, of: Account) => Promise<void>): Promise<void> {
  agent.counts.calls = 0
  agent.counts.bytes = agent.listBytes
  await task(agent, await agent.tool<Account>('make_account', { frozen: true }))
  expect(agent.counts.calls).toBeLessThanOrEqual(12)
  expect(agent.counts.bytes).toBeLessThanOrEqual(32_000)
}

/** A receiver that answers what it is told to. */
async function openReceiver(status: () => number) {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status()).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/hook`, [Symbol.dispose]: () => server.close() }
}

it('an agent lets a payment happen and sees both of its webhooks', () =>
  perform(async (agent, { account }) => {
    await agent.tool('set_webhooks', { account, url: 'sandbox:inbox' })
    const { id } = await agent.tool<Charge>('create_charge', { account, amount: 12_300 })
    await agent.tool('advance_clock', { account, by: '2s' })
    const waited = await agent.tool<{ charge: Charge }>('wait_for_charge', {
      ...{ account, charge: id, deliveries: 'settled' },
    })
    const inbox = await agent.tool<{ messages: object[] }>('list_inbox', { account })

    expect(waited.charge).toMatchObject({ status: 'successful', amount: 12_300 })
    expect(inbox.messages).toMatchObject([
      { key: 'charge.complete', charge: id, signature: 'holds' },
      { key: 'charge.create', charge: id, signature: 'holds' },
    ])
  }))

it('an agent keeps a charge pending and then declines it', () =>
  perform(async (agent, { account }) => {
    const { id, status } = await agent.tool<Charge>('create_charge', { account, outcome: 'manual' })
    const decided = await agent.tool<Charge>('decide_charge', {
      ...{ account, charge: id, outcome: 'failed', failure_code: 'insufficient_balance' },
    })

    expect(status).toBe('pending')
    expect(decided).toMatchObject({ status: 'failed', failure_code: 'insufficient_balance' })
  }))

it('an agent lets a charge expire by moving the clock', () =>
  perform(async (agent, { account }) => {
    const { id } = await agent.tool<Charge>('create_charge', { account, outcome: 'manual' })
    const moved = await agent.tool<object>('advance_clock', { account, by: '25h' })
    const shown = await agent.tool<Charge>('show_charge', { account, charge: id })

    expect(moved).toMatchObject({ first_fired: [{ task: 'charge-expires', charge: id }] })
    expect(shown.status).toBe('expired')
  }))

it('an agent finds out which rule made a charge fail', () =>
  perform(async (agent, { account, secret_key }) => {
    const { rules } = sandbox.controlOf(secret_key)
    const rule = await rules.add({ outcome: 'failed', failure_code: 'payment_rejected' })
    await agent.tool('create_charge', { account })
    await agent.tool('advance_clock', { account, by: '2s' })
    const { charges } = await agent.tool<{ charges: Charge[] }>('list_charges', { account })
    const charge = charges[0]?.id
    const shown = await agent.tool<object>('show_charge', { account, charge })
    const story = await agent.tool<{ entries: string[] }>('charge_timeline', { account, charge })

    expect(shown).toMatchObject({ failure_code: 'payment_rejected', decided_by: 'rule' })
    expect(JSON.stringify(shown)).toContain(rule.id)
    expect(story.entries.join()).toContain('transition: failed')
  }))

it('an agent finds out why a call was refused', () =>
  perform(async (agent, { account, secret_key }) => {
    await fetch(`${sandbox.url}/charges`, {
      method: 'POST',
      headers: basic(secret_key),
      body: new URLSearchParams({ amount: '1', currency: 'THB', 'source[type]': 'barcode_alipay' }),
    })
    const { requests } = await agent.tool<{ requests: object[] }>('list_requests', {
      ...{ account, status: '4xx' },
    })

    const [refused] = requests
    expect(refused).toMatchObject({
      status: 400,
      error: expect.stringContaining("barcode can't be blank"),
      hint: expect.stringContaining('source[store_id]'),
    })
  }))

it('an agent finds the charge whose answer was lost', () =>
  perform(async (agent, { account }) => {
    const barcode = '280000000000003001'
    const refusal = await agent.refusal('create_charge', { account, barcode })
    const { charges } = await agent.tool<{ charges: Charge[] }>('list_charges', { account })

    expect(refusal).toContain('list_charges before you charge again')
    expect(charges).toHaveLength(1)
  }))

it("an agent finds the mistake in a receiver's signature", () =>
  perform(async (agent, { account }) => {
    await agent.tool('set_webhooks', { account, url: 'sandbox:inbox' })
    await agent.tool('create_charge', { account })
    const { secret } = await agent.tool<{ secret: string }>('show_webhooks', {
      account,
      full: true,
    })
    const { data } = await agent.tool<{
      data: { delivery: string; body: string; headers: Record<string, string> }[]
    }>('list_inbox', { account, full: true, limit: 1 })
    const [{ delivery, body, headers }] = data as [(typeof data)[number]]
    // The receiver forgot to decode the secret.
    const signed = `${headers['Omise-Signature-Timestamp']}.${body}`
    const computed = createHmac('sha256', secret).update(signed).digest('hex')
    const diagnosis = await agent.tool('diagnose_signature', { account, delivery, computed })

    expect(diagnosis).toMatchObject({ mistake: 'undecoded-secret' })
  }))

it('an agent has a receiver graded, and reads what failed and what to do', () =>
  perform(async (agent) => {
    const secret = Buffer.alloc(32, 7).toString('base64')
    await using bad = await startReceiver({ secret, faults: ['valid'] })
    const failed = await agent.tool<{ failed: object[] }>('certify_receiver', {
      ...{ url: bad.url, secret },
    })

    expect(failed.failed[0]).toMatchObject({
      check: 'valid',
      problem: expect.stringContaining('503'),
      remedy: expect.any(String),
    })
  }))

it('an agent sends again what a receiver that was down has missed', () =>
  perform(async (agent, { account }) => {
    let isUp = false
    using receiver = await openReceiver(() => (isUp ? 200 : 503))
    await agent.tool('set_webhooks', { account, url: receiver.url })
    const { id } = await agent.tool<Charge>('create_charge', { account, outcome: 'manual' })
    await agent.tool('wait_for_charge', {
      ...{ account, charge: id, status: 'pending', deliveries: 'settled' },
    })
    const before = await agent.tool<object>('list_deliveries', { account })
    isUp = true
    const again = await agent.tool<object>('resend_failed_webhooks', { account })

    expect(before).toMatchObject({ deliveries: [{ state: 'failed', answered: 503 }] })
    expect(again).toMatchObject({ deliveries: [{ state: 'delivered', answered: 200 }] })
  }))

it('an agent reads how refunds are imitated, refunds a charge, and brings the account back', () =>
  perform(async (agent, { account }) => {
    const ledger = await agent.tool<string>('read_documentation', {
      ...{ document: 'fidelity.md', section: 'Refunds' },
    })
    const { id } = await agent.tool<Charge>('create_charge', { account })
    await agent.tool('advance_clock', { account, by: '2s' })
    const name = 'paid'
    await agent.tool('run_operation', { account, operation: 'saveSnapshot', arguments: { name } })
    const refund = await agent.tool<object>('refund_charge', { account, charge: id })
    await agent.tool('run_operation', {
      ...{ account, operation: 'restoreSnapshot', arguments: { name } },
    })
    const charge = await agent.tool<object>('show_charge', { account, charge: id })

    expect(ledger).toContain('| documented |')
    expect(refund).toMatchObject({ amount: 400_000, voided: true })
    expect(charge).toMatchObject({ status: 'successful', refunded: 0 })
  }))
