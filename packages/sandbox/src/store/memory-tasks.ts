import type { ChargeId, Instant } from '@omise-sandbox/core'
import TinyQueue from 'tinyqueue'
import type { Task } from './store.ts'

interface Entry {
  readonly task: Task
  readonly sequence: number
  live: boolean
}

export interface TaskQueue {
  add(task: Task): void
  /** Drops the tasks that would change the charge; its webhooks stay. */
  drop(charge: ChargeId): void
  nextDue(): Instant | undefined
  take(upTo: Instant): Entry | undefined
  /** Undoes {@link take}, when the decision that took them failed. */
  putBack(entries: readonly (Entry | undefined)[]): void
  list(charge: ChargeId | undefined, limit: number): Task[]
}

const byDue = (a: Entry, b: Entry) => a.task.due - b.task.due || a.sequence - b.sequence

/** Tasks in the order in which they fall due; those of one charge can be found and dropped. */
export function createTaskQueue(): TaskQueue {
  let queue = new TinyQueue<Entry>([], byDue)
  const ofCharge = new Map<ChargeId, Set<Entry>>()
  let sequence = 0
  let dead = 0

  function link(entry: Entry): void {
    const entries = ofCharge.get(entry.task.charge)
    if (entries) entries.add(entry)
    else ofCharge.set(entry.task.charge, new Set([entry]))
  }

  function unlink(entry: Entry): void {
    const entries = ofCharge.get(entry.task.charge)
    entries?.delete(entry)
    if (entries?.size === 0) ofCharge.delete(entry.task.charge)
  }

  function peek(): Entry | undefined {
    for (let first = queue.peek(); first; first = queue.peek()) {
      if (first.live) return first
      queue.pop()
      dead--
    }
    return undefined
  }

  /** A paid charge's expiry would else be kept for its 24 hours. */
  function sweep(): void {
    if (dead < 1000 || dead < queue.length / 2) return
    queue = new TinyQueue(
      queue.data.filter((entry) => entry.live),
      byDue,
    )
    dead = 0
  }

  return {
    add(task) {
      const entry = { task, sequence: sequence++, live: true }
      queue.push(entry)
      link(entry)
    },
    drop(charge) {
      for (const entry of ofCharge.get(charge) ?? []) {
        if (entry.task.kind === 'webhook-is-sent') continue
        entry.live = false
        dead++
        unlink(entry)
      }
      sweep()
    },
    nextDue: () => peek()?.task.due,
    take(upTo) {
      const first = peek()
      if (!first || first.task.due > upTo) return undefined
      queue.pop()
      unlink(first)
      return first
    },
    putBack(entries) {
      for (const entry of entries) {
        if (!entry) continue
        queue.push(entry)
        link(entry)
      }
    },
    list(charge, limit) {
      const entries =
        charge === undefined
          ? queue.data.filter((entry) => entry.live)
          : [...(ofCharge.get(charge) ?? [])]
      return entries
        .sort(byDue)
        .slice(0, limit)
        .map((entry) => entry.task)
    },
  }
}
