import type { ChargeId, DeliveryId, Instant } from '@omise-sandbox/core'
import TinyQueue from 'tinyqueue'
import { byDue } from '../overlay.ts'
import type { TaskQuery } from '../port.ts'
import { isSendTask, type StoredTask } from '../task.ts'

/** A task in the heap; when it is no longer live, the heap passes over it. Those of one charge are chained, in no order. */
interface QueuedTask extends StoredTask {
  live: boolean
  next: QueuedTask | undefined
  previous: QueuedTask | undefined
  /** Another that sends the same delivery. */
  sibling: QueuedTask | undefined
}

/** Tasks in the order in which they fall due, in a heap; those of one charge can be found and dropped. */
export function createTaskQueue() {
  let heap = new TinyQueue<QueuedTask>([], byDue)
  const chains = new Map<ChargeId, QueuedTask>()
  const byDelivery = new Map<DeliveryId, QueuedTask>()
  const byNumber = new Map<number, QueuedTask>()
  const sending = new Map<number, StoredTask>()
  let gone = 0

  function end(charge: ChargeId, isOver: (stored: StoredTask) => boolean): void {
    for (let entry = chains.get(charge); entry; entry = entry.next) {
      if (isOver(entry)) drop(entry)
    }
    sweepIfWorth()
  }

  /** Takes one out of its chain, and leaves it to the heap to pass over. */
  function drop(entry: QueuedTask): void {
    const { next, previous, task } = entry
    if (next) next.previous = previous
    if (previous) previous.next = next
    else if (next) chains.set(task.charge, next)
    else chains.delete(task.charge)
    entry.live = false
    if (isSendTask(task) && byDelivery.get(task.delivery) === entry) {
      if (entry.sibling) byDelivery.set(task.delivery, entry.sibling)
      else byDelivery.delete(task.delivery)
    }
    byNumber.delete(entry.number)
    gone++
  }

  function sweepIfWorth(): void {
    if (gone >= 1000 && gone >= heap.length / 2) sweep()
  }

  /** A paid charge's expiry would else be kept for its 24 hours. */
  function sweep(): void {
    heap = new TinyQueue(
      heap.data.filter(({ live }) => live),
      byDue,
    )
    gone = 0
  }

  function peek(): QueuedTask | undefined {
    for (let next = heap.peek(); next; next = heap.peek()) {
      if (next.live) return next
      heap.pop()
      gone--
    }
    return undefined
  }

  function first(limit: number): QueuedTask[] {
    const soonest = peek()
    if (limit === 1) return soonest ? [soonest] : []
    if (limit >= heap.length) return heap.data.filter(({ live }) => live).sort(byDue)
    const some: QueuedTask[] = []
    for (let next = peek(); next && some.length < limit; next = peek()) {
      heap.pop()
      some.push(next)
    }
    for (const queued of some) heap.push(queued)
    return some
  }

  function listOf(charges: readonly ChargeId[], withSending: boolean): StoredTask[] {
    const found: StoredTask[] = []
    for (const charge of charges) {
      for (let entry = chains.get(charge); entry; entry = entry.next) found.push(entry)
    }
    if (withSending && sending.size > 0) {
      const wanted = new Set(charges)
      for (const stored of sending.values()) if (wanted.has(stored.task.charge)) found.push(stored)
    }
    return found.sort(byDue)
  }

  return {
    add({ task, number }: StoredTask): void {
      const next = chains.get(task.charge)
      const sibling = isSendTask(task) ? byDelivery.get(task.delivery) : undefined
      const links = { next, previous: undefined, sibling }
      const entry: QueuedTask = { task, number, live: true, ...links }
      if (isSendTask(task)) byDelivery.set(task.delivery, entry)
      if (next) next.previous = entry
      byNumber.set(number, entry)
      chains.set(task.charge, entry)
      heap.push(entry)
    },
    /** Takes a task out; one that sends a webhook is kept aside until it is sent. */
    take(taken: StoredTask): void {
      const entry = byNumber.get(taken.number)
      if (entry) drop(entry)
      sweepIfWorth()
      if (isSendTask(taken.task)) sending.set(taken.number, taken)
    },
    sent: (number: number) => void sending.delete(number),
    /** Drops the tasks that would change a charge; its webhooks stay. */
    drop: (charge: ChargeId) => end(charge, ({ task }) => !isSendTask(task)),
    dropDelivery(delivery: DeliveryId): void {
      for (let entry = byDelivery.get(delivery); entry; entry = entry.sibling) {
        if (entry.live) drop(entry)
      }
      sweepIfWorth()
    },
    nextDue: (): Instant | undefined => peek()?.task.due,
    list({ charges, limit, sending: withSending = false, elsewhere }: TaskQuery): StoredTask[] {
      // There is no other server.
      if (elsewhere) return []
      return charges ? listOf(charges, withSending).slice(0, limit) : first(limit)
    },
  }
}

export type TaskQueue = ReturnType<typeof createTaskQueue>
