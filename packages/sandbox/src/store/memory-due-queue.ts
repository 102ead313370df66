import TinyQueue from 'tinyqueue'
import type { Task } from './store.ts'

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
interface Line {
  entries: QueuedTask[]
  head: number
}

const byDue = (a: QueuedTask, b: QueuedTask) => a.task.due - b.task.due || a.sequence - b.sequence

/**
 * One line for each kind of task, and a heap for what does not fit a line's order.
 *
 * Payers mostly take the same time and charges the same day, so each kind comes in its order and a line serves it
 * with no sorting; among a hundred thousand charges a heap alone costs more than all else that paying one does.
 */
export function createDueQueue(): DueQueue {
  const lines = new Map<QueuedTask['task']['kind'], Line>()
  let heap = new TinyQueue<QueuedTask>([], byDue)
  let gone = 0

  function lineOf(entry: QueuedTask): Line {
    const existing = lines.get(entry.task.kind)
    if (existing) return existing
    const line = { entries: [], head: 0 }
    lines.set(entry.task.kind, line)
    return line
  }

  function headOf(line: Line): QueuedTask | undefined {
    for (let first = line.entries[line.head]; first; first = line.entries[line.head]) {
      if (first.live) return first
      step(line)
      gone--
    }
    return undefined
  }

  /** Moves on by one; what was passed is given up in large pieces. */
  function step(line: Line): void {
    line.head++
    if (line.head < 1024 || line.head < line.entries.length / 2) return
    line.entries = line.entries.slice(line.head)
    line.head = 0
  }

  function topOfHeap(): QueuedTask | undefined {
    for (let first = heap.peek(); first; first = heap.peek()) {
      if (first.live) return first
      heap.pop()
      gone--
    }
    return undefined
  }

  /** The soonest entry, and the line it stands in; none for the heap. */
  function soonest(): { readonly entry: QueuedTask | undefined; readonly line: Line | undefined } {
    let entry = topOfHeap()
    let from: Line | undefined
    for (const line of lines.values()) {
      const head = headOf(line)
      if (!head || (entry && byDue(entry, head) < 0)) continue
      entry = head
      from = line
    }
    return { entry, line: from }
  }

  function size(): number {
    let entries = heap.length
    for (const line of lines.values()) entries += line.entries.length
    return entries
  }

  function live(): QueuedTask[] {
    const waiting = [...lines.values()].flatMap(({ entries, head }) => entries.slice(head))
    return [...waiting, ...heap.data].filter((entry) => entry.live)
  }

  /** A paid charge's expiry would else be kept for its 24 hours. */
  function sweep(): void {
    for (const line of lines.values()) {
      line.entries = line.entries.slice(line.head).filter((entry) => entry.live)
      line.head = 0
    }
    heap = new TinyQueue(
      heap.data.filter((entry) => entry.live),
      byDue,
    )
    gone = 0
  }

  return {
    push(entry) {
      const line = lineOf(entry)
      const last = line.entries.at(-1)
      if (!last || byDue(last, entry) < 0) line.entries.push(entry)
      else heap.push(entry)
    },
    peek: () => soonest().entry,
    pop() {
      const { line } = soonest()
      if (line) step(line)
      else heap.pop()
    },
    dropped() {
      gone++
      if (gone >= 1000 && gone >= size() / 2) sweep()
    },
    live,
  }
}
