import { createSandbox } from '@omise-sandbox/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freeUrl } from '../receiver.ts'
import { anAccountOf, anEndpoint, answering, refusing } from './endpoints.ts'
import { inProcess } from './in-process.ts'

let sandbox: Awaited<ReturnType<typeof createSandbox>>

beforeAll(async () => {
  sandbox = await createSandbox({ outcome: 'manual' })
  await sandbox.listen()
})

afterAll(() => sandbox.close())

const notDelivered = /\(charge\.complete\) to \S+ is not delivered: /

describe.each(Object.entries(refusing))('where the endpoint %s', (_name, endpoint) => {
  it('trigger, wait --deliveries, events resend and deliveries recover exit 1, and say why', async () => {
    await using receiver = await anEndpoint(endpoint)
    const { flags, last } = await anAccountOf(sandbox, receiver.url)

    const triggered = await inProcess('trigger', 'charge.complete', ...flags)
    const { charge, event } = await last()
    const all = [
      triggered,
      await inProcess('wait', charge ?? '', '--deliveries', ...flags),
      await inProcess('events', 'resend', event, ...flags),
      await inProcess('deliveries', 'recover', ...flags),
    ]

    expect(all.map(({ code }) => code)).toEqual([1, 1, 1, 1])
    for (const { stderr } of all) expect(stderr).toMatch(notDelivered)
  })
})

/** Ways in which nothing is sent, or not now. */
const unsent: readonly (readonly [way: string, code: number, said: RegExp, settings: object])[] = [
  ['there is no endpoint', 1, /no endpoint/, { url: null }],
  ['the endpoint gets other events', 1, /gets refund.create only/, { events: ['refund.create'] }],
]

const faults: readonly (readonly [type: string, code: number, said: RegExp])[] = [
  ['drop', 1, /was lost on purpose, by fault_1/],
  ['delay', 124, /is not sent yet/],
  ['reorder', 124, /is not sent yet/],
]

describe('trigger', () => {
  it.each(unsent)('is red where %s', async (_way, code, said, settings) => {
    const { control, flags } = await anAccountOf(sandbox, await freeUrl())
    await control.webhooks.update(settings)

    const triggered = await inProcess('trigger', 'charge.complete', ...flags)

    expect(triggered.code).toBe(code)
    expect(triggered.stderr).toMatch(said)
  })

  it('is red where nothing listens at the endpoint', async () => {
    const { flags } = await anAccountOf(sandbox, await freeUrl())

    expect(await inProcess('trigger', 'charge.create', ...flags)).toMatchObject({ code: 1 })
  })

  it('is red where the endpoint was switched off before', async () => {
    await using receiver = await anEndpoint(() => answering(410))
    const { flags } = await anAccountOf(sandbox, receiver.url)
    await inProcess('trigger', 'charge.create', ...flags)

    const triggered = await inProcess('trigger', 'charge.create', ...flags)

    expect(triggered.code).toBe(1)
    expect(triggered.stderr).toContain('answered 410 and gets no more.')
  })

  it.each(faults)('is red where a fault of type %s holds the webhook', async (type, code, said) => {
    await using receiver = await anEndpoint(() => answering(200))
    const { control, flags, last } = await anAccountOf(sandbox, receiver.url)
    const fault = { on: 'webhook', type, events: ['charge.complete'] }
    await control.faults.add(fault as Parameters<typeof control.faults.add>[0])

    const triggered = await inProcess('trigger', 'charge.complete', '--timeout', '1ms', ...flags)
    const { charge } = await last()
    const waited = await inProcess(
      ...['wait', charge ?? '', '--deliveries', '--timeout', '1ms', ...flags],
    )

    expect(triggered.stderr).toMatch(said)
    expect([triggered.code, waited.code]).toEqual([code, code])
  })

  it.each([
    ['charge.create', 'charge.create'],
    ['charge.complete', 'charge.complete'],
  ])('is red where the sandbox goes away while %s is sent', async (key) => {
    await using leaving = await createSandbox({ outcome: 'manual' })
    await leaving.listen()
    await using receiver = await anEndpoint((received) => (request, response) => {
      if (received === key) void leaving.close()
      answering(200)(request, response)
    })
    const { flags } = await anAccountOf(leaving, receiver.url)

    const { code, stderr } = await inProcess('trigger', 'charge.complete', ...flags)

    expect(code, stderr).toBeOneOf([1, 4])
    expect(stderr).not.toMatch(/\n {4}at /)
  })

  it('is green where all of it is delivered, as are wait, resend and recover', async () => {
    await using receiver = await anEndpoint(() => answering(200))
    const { flags, last } = await anAccountOf(sandbox, receiver.url)

    const triggered = await inProcess('trigger', 'charge.complete', ...flags)
    const { charge, event } = await last()

    expect(triggered).toMatchObject({ code: 0, stderr: '' })
    expect(await inProcess('wait', charge ?? '', '--deliveries', ...flags)).toMatchObject({
      code: 0,
    })
    expect(await inProcess('events', 'resend', event, ...flags)).toMatchObject({ code: 0 })
    expect(await inProcess('deliveries', 'recover', ...flags)).toMatchObject({ code: 0 })
  })
})

describe('events resend', () => {
  it.each(['whdl_test_none', 'evnt_test_none'])('of what is not there, %s, is red', async (id) => {
    const { flags } = await anAccountOf(sandbox, null)

    expect(await inProcess('events', 'resend', id, ...flags)).toMatchObject({ code: 1 })
  })

  it('of an event that had no endpoint, and has none now, is red', async () => {
    const { control, flags } = await anAccountOf(sandbox, null)
    await inProcess('trigger', 'charge.create', ...flags)
    const listed = await inProcess('events', 'list', '--json', ...flags)
    const [{ id }] = JSON.parse(listed.stdout)

    const resent = await inProcess('events', 'resend', id, ...flags)

    expect((await control.deliveries.list({})).data).toEqual([])
    expect(resent.code).toBe(1)
    expect(resent.stderr).toContain('the account has no endpoint')
  })
})

describe('wait', () => {
  it.each([
    ['a charge that is not there', 1, 'chrg_test_none', []],
    ['no charge', 1, '', []],
    ['a status that there is not', 2, 'chrg_test_none', ['--status', 'payed']],
  ] as const)('for %s is red', async (_what, code, charge, more) => {
    const { flags } = await anAccountOf(sandbox, null)

    expect(await inProcess('wait', charge, ...more, ...flags)).toMatchObject({ code })
  })

  it("for a charge of another account's key is red", async () => {
    const [one, other] = [
      await anAccountOf(sandbox, 'sandbox:inbox'),
      await anAccountOf(sandbox, null),
    ]
    await inProcess('trigger', 'charge.complete', ...one.flags)
    const { charge } = await one.last()

    expect(await inProcess('wait', charge ?? '', ...other.flags)).toMatchObject({ code: 1 })
  })

  it('is red where the sandbox goes away meanwhile', async () => {
    await using leaving = await createSandbox({ outcome: 'manual' })
    await leaving.listen()
    const { flags, last } = await anAccountOf(leaving, 'sandbox:inbox')
    await inProcess('trigger', 'charge.create', ...flags)
    const { charge } = await last()
    const waiting = inProcess('wait', charge ?? '', '--timeout', '1m', ...flags)
    await leaving.close()

    expect((await waiting).code).toBeOneOf([1, 4])
  })
})
