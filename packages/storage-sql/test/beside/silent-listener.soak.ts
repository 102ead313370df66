import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openPostgresStore } from '../../src/postgres/open.ts'
import { freshDatabase } from '../database.ts'
import { aNetwork } from '../network.ts'

it('a listener whose connection is silent is given up on without a warning of the driver', async () => {
  await using database = await freshDatabase()
  await using wire = await aNetwork(database.url)
  const store = await openPostgresStore({ url: wire.url, onError() {} })
  const warnings: string[] = []
  const warned = ({ message }: Error) => warnings.push(message)
  process.on('warning', warned)

  wire.hush()
  // Longer than three of its probes.
  await wait(17_000)

  process.off('warning', warned)
  expect(warnings).toEqual([])
  wire.reconnect()
  await store.close()
})
