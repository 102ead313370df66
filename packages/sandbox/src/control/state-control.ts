import type { Control, ControlRefusal, ControlWire, Violation } from '@omise-sandbox/api'
import { type Charge, formatInstant, isWrittenMetadata, type Metadata } from '@omise-sandbox/core'
import { bringBack, copyOf } from '../services/copy.ts'
import { upgradeCopy } from '../store/older.ts'
import type { AccountCopy, AccountId, SnapshotFacts } from '../store/store.ts'
import type { ControlParts } from './parts.ts'
import { badRequest, noSuch, tooMany } from './problem.ts'
import { clocksReach, latestClock } from './read-time.ts'

/** The format of exports. A change that older sandboxes cannot read makes it one more. */
const format = 5
/** Format 1 knew no codes of payers' phones, format 2 no metadata kept as text; 3 and 4 had other names of fields. */
const readable: readonly unknown[] = [1, 2, 3, 4, format]
const mostSnapshots = 20
/** Not . and .., which no path can name. */
const snapshotName = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/

/** Empties an account: what is under way, an advance or a webhook, belongs to the life that ends here, and stops. */
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
    return copyOf(state, contents, parts.wall())
  })
}

async function replaceBy(
  parts: ControlParts,
  account: AccountId,
  copy: AccountCopy,
): Promise<void> {
  await parts.store.atomically(account, async (tx) => {
    const { epoch, listening } = parts.accounts.fresh(account, await tx.account())
    bringBack(tx, copy, { epoch, listening, wall: parts.wall() })
  })
  await parts.timeline.runDue(account)
}

/** Everything of an account, out and in. */
export function stateControl(parts: ControlParts, account: AccountId): Control['state'] {
  return {
    async export() {
      const copy = await takeCopy(parts, account)
      // The document describes the copy: every field of the one is a field of the other, which the tests check.
      return { format, version: parts.version, ...copy } as unknown as ControlWire['State']
    },
    async import(state) {
      await replaceBy(parts, account, await copyFrom(state))
    },
  }
}

/** The copy that a state holds. Throws a refusal where it is of a newer format, or none. */
async function copyFrom(exported: ControlWire['State']): Promise<AccountCopy> {
  const given: unknown = exported?.format
  if (typeof given === 'number' && given > format) {
    throw badRequest(
      `The state is of format ${given}, made by version ${String(exported.version).slice(0, 20)}.`,
      `This sandbox reads formats up to ${format}. Use a newer one.`,
    )
  }
  const { stateValidator } = await import('@omise-sandbox/api/state')
  const isReadable = readable.includes(given)
  const state = given === format ? exported : upgradeCopy(exported)
  if (!isReadable || !stateValidator(state)) {
    throw notAState(isReadable ? stateValidator.errors?.[0] : undefined)
  }
  const { format: _format, version: _version, ...copy } = state
  if (copy.account.clock.now > latestClock)
    throw badRequest("The state's clock is too far ahead.", clocksReach)
  checkMetadata(copy as unknown as AccountCopy)
  return copy as unknown as AccountCopy
}

/** Answers repeat metadata that is kept as text: it must be JSON, as the sandbox itself writes it. */
function checkMetadata({ charges, refunds, events }: AccountCopy): void {
  for (const charge of charges) checkCharge(charge)
  for (const { metadata } of refunds) checkText(metadata)
  for (const { subject } of events) {
    if (subject.object === 'charge') checkCharge(subject.charge)
    else checkText(subject.refund.metadata)
  }
}

function checkCharge(charge: Charge): void {
  checkText(charge.notes.metadata)
  if (charge.status !== 'successful') return
  for (const { metadata } of charge.refunds) checkText(metadata)
}

function checkText(metadata: Metadata): void {
  if (typeof metadata !== 'string' || isWrittenMetadata(metadata)) return
  throw badRequest(
    `${metadata.slice(0, 100)} is no metadata.`,
    'Send what GET /__sandbox/state answered, unchanged.',
  )
}

function notAState(violation: Violation | undefined): ControlRefusal {
  const where = violation
    ? `, at ${violation.instancePath || 'the top'}: it ${violation.message}`
    : ''
  return badRequest(
    `That is not a state that was exported${where.slice(0, 300)}.`,
    'Send what GET /__sandbox/state answered, unchanged.',
  )
}

/** States of an account, kept by name. */
export function snapshotControl(parts: ControlParts, account: AccountId): Control['snapshots'] {
  const { snapshots } = parts.store
  return {
    list: async () => ({ data: (await snapshots.list(account)).map(presentSnapshot) }),
    async save(name) {
      checkName(name)
      const copy = await takeCopy(parts, account)
      const kept = await snapshots.save(account, name, copy, mostSnapshots)
      if (!kept) throw tooMany('snapshots', mostSnapshots)
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
