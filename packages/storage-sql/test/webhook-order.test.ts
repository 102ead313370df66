import type { SendTask } from '@omise-sandbox/sandbox/store'
import { accountState } from '@omise-sandbox/sandbox/store/contract'
import { expect, it } from 'vitest'
import { openPostgresStore } from '../src/postgres/open.ts'
import { freshDatabase } from './database.ts'
import { aWebhook } from './objects.ts'

async function opened(url: string) {
  const store = await openPostgresStore({
    url,
    onError(error) {
      throw error
    },
  })
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() })
}

it('a webhook waits for the one before it that another server is sending, though it is scheduled and claimed by one decision', async () => {
  await using database = await freshDatabase()
  await using one = await opened(database.url)
  await using two = await opened(database.url)
  const first = aWebhook(1)
  await one.atomically('a', async (tx) => {
    tx.saveAccount(accountState)
    tx.schedule(first)
  })
  const sending = await one.atomically('a', (tx) => tx.claimDueTask(first.due))
  expect(sending).toEqual(first)

  const second = { ...aWebhook(2), delivery: 'whdl_test_2' } as const
  const ofAnother = { ...aWebhook(3), charge: 'chrg_test_2', delivery: 'whdl_test_3' } as const
  const claimed = await two.atomically('a', async (tx) => {
    tx.schedule(second)
    tx.schedule(ofAnother)
    return [await tx.claimDueTask(ofAnother.due), await tx.claimDueTask(ofAnother.due)]
  })

  expect(claimed).toEqual([ofAnother, undefined])
  await one.atomically('a', async (tx) => tx.sent(sending as SendTask))
  expect(await two.atomically('a', (tx) => tx.claimDueTask(second.due))).toEqual(second)
})
