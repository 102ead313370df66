import type { EntityKind } from '@omise-sandbox/sandbox/store'

/**
 * The tables, the same in every engine. Everything is keyed by its account first, so that accounts can be spread over many
 * databases. What the engine need not look into is JSON in a text.
 */
export interface Schema {
  /** One row: which migration the tables stand at. */
  format: { number: number }
  account: AccountRow
  entity: EntityRow
  task: TaskRow
  sending: SendingRow
  journal: JournalRow
  snapshot: SnapshotRow
  salt: SaltRow
}

interface AccountRow {
  account: string
  /** Null for an account that was written to, but has no state of its own. */
  state: string | null
  epoch: number
  /** When its soonest task is due, on its own clock. */
  next_due: number | null
  /** The same as wall time, in milliseconds; null where it never comes by itself. */
  wakes_at: number | null
  /** Where the numbers of its tasks stand. */
  task_count: number
  /** How many webhooks of it are being sent. */
  sending_count: number
  /** Which server does what falls due, until when in wall time. */
  claimed_by: string | null
  claimed_until: number
  /** How many entities it has, by kind, as JSON: a list tells it without counting. */
  counts: string
  journal_count: number
}

interface EntityRow {
  account: string
  kind: EntityKind
  id: string
  /** The charge on whose page it is listed. */
  charge: string | null
  /** Of a delivery. */
  event: string | null
  data: string
}

interface TaskRow {
  account: string
  due: number
  number: number
  kind: string
  charge: string
  delivery: string | null
  data: string
}

/** A webhook that a server has taken to send it. */
interface SendingRow {
  account: string
  number: number
  charge: string
  server: string
  /** Wall time at which the server counts as dead, and the task comes again. */
  until: number
  data: string
}

interface JournalRow {
  account: string
  number: number
  epoch: number
  at: number
  key: string
  status: number | null
  charge: string | null
  data: string
}

/** What secrets are made from, the same for all servers: one row, once one of them wants it. */
interface SaltRow {
  id: number
  value: string
}

interface SnapshotRow {
  account: string
  name: string
  at: number
  charges: number
  data: string
}
