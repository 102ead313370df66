import type { Control, ControlRefusal, ControlWire } from '@omise-sandbox/api'
import { formatInstant } from '@omise-sandbox/core'
import { checkQuery } from '../control/check.ts'
import type { ControlParts } from '../control/parts.ts'
import { badRequest, noSuch, tooMany } from '../control/problem.ts'
import type { AccountCopy, AccountId, SnapshotFacts } from '../storage/store.ts'
import { bringBack, copyOf } from './copy.ts'
import { redacted } from './redact.ts'
import { format, readState } from './state/read-state.ts'

const maxSnapshots = 20
/** Not . and .., which no path can name. */
const snapshotName = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/

/** Empties an account: what is under way, an advance or a webhook, belongs to the generation that ends here, and stops. */
export function resetAccount(parts: ControlParts, account: AccountId): Promise<void> {
  return parts.store.atomically(account, async (tx) => {
    const before = await tx.account()
    tx.erase()
    tx.saveAccount(parts.accounts.fresh(account, before))
  })
}

function takeCopy(parts: ControlParts, account: AccountId): Promise<AccountCopy> {
  return parts.store.atomically(account, async (tx) => {
    const contents = await tx.contents()
    const state = contents.account ?? parts.accounts.fresh(account)
    return copyOf(state, contents, parts.wallClock())
  })
}

async function replaceBy(
  parts: ControlParts,
  account: AccountId,
  copy: AccountCopy,
): Promise<void> {
  await parts.store.atomically(account, async (tx) => {
    const { epoch, listening } = parts.accounts.fresh(account, await tx.account())
    await bringBack(tx, copy, { epoch, listening, wallClock: parts.wallClock() })
  })
  await parts.scheduler.runDue(account)
}

/** Everything of an account, out and in. */
export function stateControl(parts: ControlParts, account: AccountId): Control['state'] {
  return {
    async export(query = {}) {
      checkQuery('exportStateQuery', query)
      const copy = await takeCopy(parts, account)
      const data = query.redact === undefined ? copy : redacted(copy)
      return { format, version: parts.version, data: { ...data } }
    },
    async import(state) {
      await replaceBy(parts, account, await readState(state))
    },
  }
}

/** States of an account, kept by name. */
export function snapshotControl(parts: ControlParts, account: AccountId): Control['snapshots'] {
  const { snapshots } = parts.store
  return {
    list: async () => ({ data: (await snapshots.list(account)).map(presentSnapshot) }),
    async save(name) {
      checkName(name)
      const copy = await takeCopy(parts, account)
      const kept = await snapshots.save(account, name, copy, maxSnapshots)
      if (!kept) throw tooMany('snapshots', maxSnapshots)
      return presentSnapshot(factsOf(name, copy))
    },
    async restore(name) {
      const copy = await snapshots.get(account, name)
      if (!copy) throw await noSnapshot(parts, account, name)
      await replaceBy(parts, account, copy)
      return presentSnapshot(factsOf(name, copy))
    },
    async delete(name) {
      if (!(await snapshots.delete(account, name))) throw await noSnapshot(parts, account, name)
    },
  }
}

function checkName(name: string): void {
  if (typeof name === 'string' && snapshotName.test(name)) return
  throw badRequest(
    `A snapshot cannot be called ${JSON.stringify(name) ?? 'nothing'}.`,
    'Use 1 to 64 of a-z, A-Z, 0-9, dot, dash and underscore.',
  )
}

async function noSnapshot(
  { store }: ControlParts,
  account: AccountId,
  name: string,
): Promise<ControlRefusal> {
  const present = await store.snapshots.list(account)
  return noSuch(
    'snapshot',
    name,
    present.map((one) => ({ id: one.name })),
  )
}

function factsOf(name: string, copy: AccountCopy): SnapshotFacts {
  return { name, at: copy.account.clock.now, charges: copy.charges.length }
}

function presentSnapshot({ name, at, charges }: SnapshotFacts): ControlWire['Snapshot'] {
  return { name, at: formatInstant(at), charges }
}
