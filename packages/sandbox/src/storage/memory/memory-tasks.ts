import type { DeliveryId, Instant } from '@omise-sandbox/core'
import type { Task } from '../store.ts'
import { byDue, createDueQueue, type QueuedTask } from './memory-due-queue.ts'

/** What a charge's tasks hang on. */
interface Chained {
  tasks: QueuedTask | undefined
}

export interface TaskQueue {
  add(task: Task, to: Chained): void
  /** Drops the tasks that would change the charge; its webhooks stay. */
  drop(from: Chained): void
  /** Drops the sending of one delivery. */
  dropDelivery(from: Chained, delivery: DeliveryId): void
  nextDue(): Instant | undefined
  take(upTo: Instant): QueuedTask | undefined
  /** Undoes {@link take}, when the decision that took it failed. */
  putBack(taken: QueuedTask, to: Chained): void
  /** All tasks, or those of one charge, soonest first. */
  list(of: Chained | undefined, limit: number): Task[]
}

/** Tasks in the order in which they fall due; those of one charge can be found and dropped. */
export function createTaskQueue(): TaskQueue {
  const queue = createDueQueue()
  let sequence = 0

  function enqueue(entry: QueuedTask, to: Chained): void {
    queue.push(entry)
    // What was taken meanwhile falls out of the chain here, so that it never grows with a charge's age.
    let rest = to.tasks
    while (rest && !rest.live) rest = rest.next
    entry.next = rest
    to.tasks = entry
  }

  return {
    add: (task, to) => enqueue({ task, sequence: sequence++, live: true, next: undefined }, to),
    drop(from) {
      let entry = from.tasks
      from.tasks = undefined
      while (entry) {
        const { next } = entry
        if (entry.live && entry.task.kind === 'webhook-is-sent') {
          entry.next = from.tasks
          from.tasks = entry
        } else if (entry.live) {
          entry.live = false
          queue.dropped()
        }
        entry = next
      }
    },
    dropDelivery(from, delivery) {
      for (let entry = from.tasks; entry; entry = entry.next) {
        const { task } = entry
        if (!entry.live || task.kind !== 'webhook-is-sent' || task.delivery !== delivery) continue
        entry.live = false
        queue.dropped()
      }
    },
    nextDue: () => queue.peek()?.task.due,
    take(upTo) {
      const first = queue.peek()
      if (!first || first.task.due > upTo) return undefined
      queue.pop()
      first.live = false
      return first
    },
    putBack(taken, to) {
      enqueue({ ...taken, live: true }, to)
    },
    list(of, limit) {
      const live: QueuedTask[] = of ? [] : queue.live()
      for (let entry = of?.tasks; entry; entry = entry.next) if (entry.live) live.push(entry)
      return live
        .sort(byDue)
        .slice(0, limit)
        .map((entry) => entry.task)
    },
  }
}
