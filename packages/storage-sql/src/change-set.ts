import type { ChargeId, DeliveryId, Instant } from '@omise-sandbox/core'
import {
  type AccountState,
  type Entities,
  type EntityKind,
  identities,
  type RemovableKind,
  type SendTask,
  type Task,
  type Written,
} from '@omise-sandbox/sandbox/store'

/** What a decision does to tasks, in its order. */
export type TaskStep =
  | { readonly type: 'schedule'; readonly task: Task }
  | { readonly type: 'unschedule'; readonly charge: ChargeId }
  | {
      readonly type: 'unschedule-delivery'
      readonly charge: ChargeId
      readonly delivery: DeliveryId
    }
  | { readonly type: 'take'; readonly task: Task; readonly due: Instant; readonly number: number }
  | { readonly type: 'sent'; readonly number: number }
  /** A webhook that was being sent by a server which has died is to be sent again. */
  | {
      readonly type: 'came-back'
      readonly task: Task
      readonly number: number
      /** That was sending it. */
      readonly server: string
    }

/** The change set of a transaction: what it has written and not yet committed. */
export interface ChangeSet {
  erased: boolean
  account: AccountState | undefined
  /** By kind and id: of two with the same, the later. */
  readonly puts: Map<string, Written>
  /** In the order of putting, the earlier of two included: what listeners are told. */
  readonly written: Written[]
  readonly steps: TaskStep[]
  /** What of before is dropped. */
  readonly removed: { readonly kind: RemovableKind; readonly ids: readonly string[] }[]
  /** Kinds and ids that were read, and so are there. */
  readonly known: Set<string>
}

export function emptyChangeSet(): ChangeSet {
  return {
    erased: false,
    account: undefined,
    puts: new Map(),
    written: [],
    steps: [],
    removed: [],
    known: new Set(),
  }
}

export function isEmpty({ erased, account, puts, steps, removed }: ChangeSet): boolean {
  const writes = puts.size + steps.length + removed.length
  return !erased && account === undefined && writes === 0
}

export function put<K extends EntityKind>(
  changeSet: ChangeSet,
  kind: K,
  entity: Entities[K],
): void {
  // The kind and its entity go together, which TypeScript cannot carry through the parameters.
  const written = { kind, entity } as Written
  changeSet.puts.set(keyOf(kind, identities[kind].id(entity)), written)
  changeSet.written.push(written)
}

export function keyOf(kind: EntityKind, id: string): string {
  return `${kind} ${id}`
}

export function entitiesIn<K extends EntityKind>(changeSet: ChangeSet, kind: K): Entities[K][] {
  return [...changeSet.puts.values()].flatMap((one) =>
    one.kind === kind ? [one.entity as Entities[K]] : [],
  )
}

export function forgetWrites(changeSet: ChangeSet): void {
  changeSet.erased = true
  changeSet.account = undefined
  changeSet.puts.clear()
  changeSet.written.length = 0
  changeSet.steps.length = 0
  changeSet.removed.length = 0
  changeSet.known.clear()
}

export function isSendTask(task: Task): task is SendTask {
  return task.kind === 'webhook-is-sent'
}

export function idOf({ kind, entity }: Written): string {
  return identityOf(kind).id(entity)
}

export function identityOf(kind: EntityKind) {
  // Which entity goes with the kind, TypeScript cannot carry through the index.
  return identities[kind] as (typeof identities)[EntityKind] & {
    id(entity: unknown): string
    charge(entity: unknown): string | undefined
  }
}
