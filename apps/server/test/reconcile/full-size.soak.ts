import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allow, instant, lastInstant } from '@omise-sandbox/core'
import { createSandbox } from '@omise-sandbox/sandbox'
import { createMemoryStore, type EntityKind, type Store } from '@omise-sandbox/sandbox/store'
import { expect, it } from 'vitest'
import type { Difference } from '../../src/reconcile/difference.ts'
import { run } from '../run.ts'
import { allCharges, booksOf, csvOf, plant } from './books.ts'
import { createShop, settledOn, startAt, trade } from './shop.ts'

const account = 'full'
const lived = 1_000
const copies = 100
const perKind = 200
const maxMilliseconds = 10_000

it('finds exactly the differences planted among 100,000 lines, in time', {
  timeout: 1_800_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'omise-books-'))
  await using cleanup = new AsyncDisposableStack()
  cleanup.defer(() => rm(folder, { recursive: true }))
  const store = createMemoryStore()
  await using sandbox = await createSandbox({ store, clock: 'virtual', startAt })
  await sandbox.listen()
  const shop = createShop(sandbox, account)
  await shop.control.webhooks.update({ url: 'sandbox:inbox' })
  await trade(shop, lived)
  for (let copy = 1; copy < copies; copy++) await copyAll(store, copy)
  const books = booksOf(await allCharges(shop.control), settledOn)
  const { rows, planted } = plant(books, perKind)
  const ledger = join(folder, 'books.csv')
  await writeFile(ledger, csvOf(rows))

  const began = performance.now()
  const { code, stdout, stderr } = await run(['reconcile', ledger, '--json', ...shop.flags]).ended
  const milliseconds = performance.now() - began

  expect(stderr).toBe('')
  const found = JSON.parse(stdout) as { charges: number; rows: number; differences: Difference[] }
  expect(found).toMatchObject({ charges: lived * copies, rows: rows.length })
  const labels = found.differences.map(({ kind, charge }) => `${kind} ${charge}`)
  expect(labels.sort()).toEqual(planted)
  expect(code).toBe(1)
  process.stderr.write(`${rows.length} lines were reconciled in ${Math.round(milliseconds)} ms.\n`)
  expect(milliseconds).toBeLessThan(maxMilliseconds)
})

const copied: readonly EntityKind[] = ['charge', 'refund', 'event', 'delivery']

/** Keeps all that was lived through once more, under ids of its own: to make it by calls would take minutes. */
async function copyAll(store: Store, copy: number): Promise<void> {
  await store.atomically(account, async (tx) => {
    for (const kind of copied) {
      for (const entity of await originals(store, kind)) tx.put(kind, copyOf(entity, copy))
    }
    return allow(undefined)
  })
}

const kept = new Map<EntityKind, readonly never[]>()

async function originals(store: Store, kind: EntityKind): Promise<readonly never[]> {
  const known = kept.get(kind)
  if (known) return known
  const { data } = await store.reader(account).list(kind, {
    from: instant(0),
    until: lastInstant,
    order: 'chronological',
    offset: 0,
    limit: 100 * lived,
    charge: undefined,
  })
  kept.set(kind, data as never[])
  return data as never[]
}

/** Its ids begin with a time of the copy's own, so that each copy comes after the others. */
function copyOf<Entity>(entity: Entity, copy: number): Entity {
  const text = JSON.stringify(entity).replaceAll(
    /_test_([0-9a-z]{8})([0-9a-z]{11})\b/g,
    (_id, time: string, rest: string) => {
      const later = Number.parseInt(time, 36) + copy * msPerCopy
      return `_test_${later.toString(36).padStart(8, '0')}${rest}`
    },
  )
  return JSON.parse(text) as Entity
}

const msPerCopy = 3_600_000
