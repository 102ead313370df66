import TinyQueue from 'tinyqueue'
import type { Task } from '../store.ts'

/** A task in the queue. The tasks of one charge are chained, newest first, from `Chained.tasks`. */
export interface QueuedTask {
  readonly task: Task
  readonly sequence: number
  /** False once it was taken or dropped; the queue and the chain then pass over it. */
  live: boolean
  next: QueuedTask | undefined
}

/** Queued tasks by due time, then by sequence. Those that are no longer live are passed over. */
export interface DueQueue {
  push(entry: QueuedTask): void
  peek(): QueuedTask | undefined
  /** Removes what {@link DueQueue.peek} shows. */
  pop(): void
  /** Says that an entry in the queue is no longer live. */
  dropped(): void
  live(): QueuedTask[]
}

/** Entries that came in the order in which they fall due. */
interface KindQueue {
  entries: QueuedTask[]
  head: number
}

/** The order in which tasks are done. */
export const byDue = (a: QueuedTask, b: QueuedTask) =>
  a.task.due - b.task.due || a.sequence - b.sequence

/**
 * One queue for each kind of task, and a heap for what does not fit a queue's order.
 *
 * Payers mostly take the same time and charges the same day, so each kind comes in its order and a queue serves it with no
 * sorting; among a hundred thousand charges a heap alone costs more than all else that paying one does.
 */
export function createDueQueue(): DueQueue {
  const queues = new Map<QueuedTask['task']['kind'], KindQueue>()
  let heap = new TinyQueue<QueuedTask>([], byDue)
  let gone = 0

  function queueOf(entry: QueuedTask): KindQueue {
    const existing = queues.get(entry.task.kind)
    if (existing) return existing
    const queue = { entries: [], head: 0 }
    queues.set(entry.task.kind, queue)
    return queue
  }

  function headOf(queue: KindQueue): QueuedTask | undefined {
    for (let first = queue.entries[queue.head]; first; first = queue.entries[queue.head]) {
      if (first.live) return first
      step(queue)
      gone--
    }
    return undefined
  }

  /** Moves on by one; what was passed is given up in large pieces. */
  function step(queue: KindQueue): void {
    queue.head++
    if (queue.head < 1024 || queue.head < queue.entries.length / 2) return
    queue.entries = queue.entries.slice(queue.head)
    queue.head = 0
  }

  function topOfHeap(): QueuedTask | undefined {
    for (let first = heap.peek(); first; first = heap.peek()) {
      if (first.live) return first
      heap.pop()
      gone--
    }
    return undefined
  }

  /** The soonest entry, and the queue it stands in; none for the heap. */
  function soonest(): {
    readonly entry: QueuedTask | undefined
    readonly queue: KindQueue | undefined
  } {
    let entry = topOfHeap()
    let from: KindQueue | undefined
    for (const queue of queues.values()) {
      const head = headOf(queue)
      if (!head || (entry && byDue(entry, head) < 0)) continue
      entry = head
      from = queue
    }
    return { entry, queue: from }
  }

  function size(): number {
    let entries = heap.length
    for (const queue of queues.values()) entries += queue.entries.length
    return entries
  }

  function live(): QueuedTask[] {
    const waiting = [...queues.values()].flatMap(({ entries, head }) => entries.slice(head))
    return [...waiting, ...heap.data].filter((entry) => entry.live)
  }

  /** A paid charge's expiry would else be kept for its 24 hours. */
  function sweep(): void {
    for (const queue of queues.values()) {
      queue.entries = queue.entries.slice(queue.head).filter((entry) => entry.live)
      queue.head = 0
    }
    heap = new TinyQueue(
      heap.data.filter((entry) => entry.live),
      byDue,
    )
    gone = 0
  }

  return {
    push(entry) {
      const queue = queueOf(entry)
      const last = queue.entries.at(-1)
      if (!last || byDue(last, entry) < 0) queue.entries.push(entry)
      else heap.push(entry)
    },
    peek: () => soonest().entry,
    pop() {
      const { queue } = soonest()
      if (queue) step(queue)
      else heap.pop()
    },
    dropped() {
      gone++
      if (gone >= 1000 && gone >= size() / 2) sweep()
    },
    live,
  }
}
