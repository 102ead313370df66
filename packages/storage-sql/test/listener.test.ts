import { createSandbox } from '@omise-sandbox/sandbox'
import type { Store } from '@omise-sandbox/sandbox/store'
import { describe, expect, it } from 'vitest'
import { createCharge, openSandbox } from '../../sandbox/test/harness.ts'
import { aListener, type Leased } from '../../sandbox/test/listen.ts'
import { openPostgresStore } from '../src/index.ts'
import { freshDatabase } from './database.ts'
import { aNetwork } from './network.ts'

/** Long enough for a server on a busy machine to renew it in time: one that dies is then the only one whose lease ends. */
const lease = 5_000
const onError = () => {}

/** A server that does nothing by itself that falls due: it leaves webhooks to the others. */
function idle(store: Store): Store {
  return { ...store, accountsDue: async () => [] }
}

/** One server that holds a listener's connection, behind a wire, and one that sends webhooks. */
async function twoServers() {
  const database = await freshDatabase()
  const wire = await aNetwork(database.url)
  const options = { clock: 'real', outcome: 'manual' } as const
  const holder = await createSandbox({
    ...options,
    store: idle(await openPostgresStore({ url: wire.url, lease, onError })),
  })
  const sender = await openSandbox({
    ...options,
    store: await openPostgresStore({ url: database.url, lease, onError }),
  })
  return {
    holder,
    sender,
    control: sender.sandbox.control,
    die: () => wire.hush(),
    async [Symbol.asyncDispose]() {
      await sender[Symbol.asyncDispose]()
      wire.reconnect()
      await holder.close()
      await wire[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

const answered = { status: 200, body: 'from afar', duration_ms: 2 }

describe('a listener of one server, on a database of several', () => {
  it('forwards what another server sends', async () => {
    await using servers = await twoServers()
    const { control, holder } = servers
    await using listener = await aListener(holder.control, () => answered)

    const { id } = await createCharge(servers.sender.api)
    const { deliveries } = await control.wait({
      charge: id,
      status: 'pending',
      deliveries: 'settled',
    })

    expect(listener.items).toMatchObject([{ type: 'delivery', charge: id, key: 'charge.create' }])
    expect(deliveries).toMatchObject([
      {
        state: 'delivered',
        attempts: [{ response: { status: 200, body: 'from afar' }, error: null, duration_ms: 2 }],
      },
    ])
  })

  it('fails what it had when its server dies, as no other is there', async () => {
    await using servers = await twoServers()
    const { control, holder } = servers
    const listener = await aListener(holder.control, () => undefined)
    const { id } = await createCharge(servers.sender.api)
    await listener.got(1)

    servers.die()

    const { deliveries } = await control.wait({
      charge: id,
      status: 'pending',
      deliveries: 'settled',
    })
    expect(deliveries).toMatchObject([
      { state: 'failed', attempts: [{ error: expect.stringMatching(/^The listener went away/) }] },
    ])
  })

  it('leaves what it had to a listener of another server when its own dies', async () => {
    await using servers = await twoServers()
    const { control, holder } = servers
    const listener = await aListener(holder.control, () => undefined)
    const { id } = await createCharge(servers.sender.api)
    const [first] = (await listener.got(1)) as Leased[]
    await using other = await aListener(control, () => answered)

    servers.die()

    const [second] = (await other.got(1)) as Leased[]
    await control.wait({ charge: id, status: 'pending', deliveries: 'settled' })
    expect(second).toEqual({ ...first, lease: second?.lease })
    expect((await control.deliveries.list()).data).toMatchObject([{ state: 'delivered' }])
  })
})
