import type { Instant } from '@omise-sandbox/core'
import { type ChangeSet, erase } from './change-set.ts'
import type { StoreHub } from './hub.ts'
import type { ClusterPort, Reads, StoragePort } from './port.ts'
import { Reader } from './reader.ts'
import type { Snapshots } from './snapshot.ts'
import type { AccountId, Store, StoreReader } from './store.ts'
import { createUnitsOfWork, type UnitsOfWork } from './unit-of-work.ts'
import type { TaskNumbers } from './writer.ts'

/** What is said of a server that has the data alone, in milliseconds: nobody else needs to know. */
const defaultLeaseTime = 6_000
/** Names of accounts that are fetched at once. */
const accountsAtOnce = 1_000

/** A store on an adapter, which publishes in the hub what happens besides; with a cluster where other servers share the data. */
export function createStore(port: StoragePort, hub: StoreHub, cluster?: ClusterPort): Store {
  const numbers: TaskNumbers = new WeakMap()
  const units = createUnitsOfWork({ port, numbers, onCommit: publish })
  const readers = new WeakMap<Reads, StoreReader>()

  function publish(account: AccountId, changes: ChangeSet, wakesAt: Instant | undefined): void {
    cluster?.publish(account, changes, wakesAt)
    if (changes.forgotten) return
    const { written, erased } = changes
    hub.publish({ account, wakesAt, written: () => written, erased })
  }

  return {
    reader(account) {
      const reads = port.reads(account)
      const known = readers.get(reads) ?? new Reader(reads)
      readers.set(reads, known)
      return known
    },
    atomically: (account, work) => units.run(account, ({ tx }) => work(tx)),
    accountsDue: (wallClock, limit) => port.due(wallClock, limit),
    nextWake: () => port.nextWake(),
    onCommit: hub.onCommit,
    onChange: hub.onChange,
    journal: { append: port.append, list: port.entries, onAppend: hub.entries.add },
    snapshots: createSnapshots(port, units),
    leaseTime: cluster?.leaseTime ?? defaultLeaseTime,
    accountCount: async () => (await port.accounts('', 0)).total,
    async *accounts() {
      for (let after: AccountId | undefined = ''; after !== undefined; ) {
        const { data } = await port.accounts(after, accountsAtOnce)
        yield* data
        after = data.at(-1)
      }
    },
    releaseTask(account, task) {
      const number = numbers.get(task)
      if (number !== undefined) cluster?.release(account, number)
    },
    sentElsewhere: async (account) => cluster?.sentElsewhere(account) ?? false,
    claim: async (account) => cluster?.claim(account) ?? (() => {}),
    salt: (value) => port.salt(value),
    check: () => port.check(),
    async forget(account) {
      if (units.isBusy(account)) return false
      await units.run(account, async ({ changes }) => {
        erase(changes)
        changes.forgotten = true
      })
      return true
    },
    async close() {
      await port.close()
      hub.clear()
    },
  }
}

function createSnapshots(port: StoragePort, units: UnitsOfWork): Snapshots {
  return {
    save: (account, name, copy, max) =>
      units.run(account, async ({ reads, changes }) => {
        const present = await reads.snapshots()
        if (present.length >= max && !present.some((one) => one.name === name)) return false
        changes.snapshots.push({ name, copy })
        return true
      }),
    async get(account, name) {
      const [found] = await port.reads(account).snapshots(name)
      return found?.copy
    },
    list: (account) => port.reads(account).snapshots(),
    delete: (account, name) =>
      units.run(account, async ({ reads, changes }) => {
        const isThere = (await reads.snapshots()).some((one) => one.name === name)
        if (isThere) changes.snapshots.push({ name, copy: undefined })
        return isThere
      }),
  }
}
