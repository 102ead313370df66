import { expect, it } from 'vitest'
import { createMemoryStore, type Store } from '../src/storage/index.ts'
import { createCharge, openSandbox } from './harness.ts'

/** A store whose commits can be seen before whoever made them knows, as a database's can: from when nothing is due. */
function createLateStore() {
  const inner = createMemoryStore()
  const committed = Promise.withResolvers<void>()
  const acknowledged = Promise.withResolvers<void>()
  const store: Store = {
    ...inner,
    async atomically(account, work) {
      const result = await inner.atomically(account, work)
      const next = await inner.nextWake()
      if (next !== undefined && next > Date.now()) {
        committed.resolve()
        await acknowledged.promise
      }
      return result
    },
  }
  return { store, committed: committed.promise, acknowledge: acknowledged.resolve }
}

it('a sandbox is not settled while a webhook is claimed and not yet on its way', async () => {
  const late = createLateStore()
  await using checked = await openSandbox({ clock: 'real', outcome: 'manual', store: late.store })
  const { sandbox } = checked
  await sandbox.control.webhooks.update({ url: 'sandbox:inbox' })
  const creating = createCharge(checked.api)
  await late.committed

  let isSettled = false
  const settled = sandbox.settled().then(() => {
    isSettled = true
  })
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  const wasSettled = isSettled
  late.acknowledge()
  await creating
  await settled

  expect(wasSettled).toBe(false)
  const { data } = await sandbox.control.deliveries.list()
  expect(data.map(({ state }) => state)).toEqual(['delivered'])
})
