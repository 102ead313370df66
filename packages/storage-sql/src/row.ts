import { type Instant, notListening } from '@omise-sandbox/core'
import {
  type AccountState,
  type Entities,
  type EntityKind,
  type Task,
  upgradeAccount,
  upgradeEntity,
} from '@omise-sandbox/sandbox/store'
import type { LockedAccount } from './statements/index.ts'

/** An account as a decision finds it, read from its row. */
export interface Found {
  /** Whether the row is there. */
  readonly exists: boolean
  readonly state: AccountState | undefined
  readonly nextDue: Instant | undefined
  readonly taskCount: number
  readonly sendingCount: number
  readonly counts: Counts
}

export type Counts = { readonly [K in EntityKind]?: number }

const notFound: Found = {
  exists: false,
  state: undefined,
  nextDue: undefined,
  taskCount: 0,
  sendingCount: 0,
  counts: {},
}

export function readRow(row: LockedAccount | undefined): Found {
  if (!row) return notFound
  return {
    exists: true,
    state: stateOf(row.state),
    nextDue: (row.next_due ?? undefined) as Instant | undefined,
    taskCount: row.task_count,
    sendingCount: row.sending_count,
    counts: JSON.parse(row.counts) as Counts,
  }
}

// What stands in a row was written by this code, or an older version of it: it is trusted.

/** What is missing in rows of before there were codes, or listeners. */
const missingBefore: Pick<AccountState, 'codes' | 'listening'> = {
  codes: [],
  listening: notListening,
}

function stateOf(text: string | null): AccountState | undefined {
  if (text === null) return undefined
  return upgradeAccount({ ...missingBefore, ...(JSON.parse(text) as AccountState) })
}

/** Each decision writes it: what is there only while somebody listens is left out else. */
export function textOf({ listening, ...state }: AccountState): string {
  const isIdle = listening.listeners.length === 0 && listening.leases.length === 0
  return JSON.stringify(isIdle ? state : { ...state, listening })
}

export function entityIn<K extends EntityKind>(kind: K, { data }: { data: string }): Entities[K] {
  return upgradeEntity(kind, JSON.parse(data) as Entities[K])
}

export function taskIn({ data }: { data: string }): Task {
  return JSON.parse(data) as Task
}
