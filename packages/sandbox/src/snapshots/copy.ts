import {
  type Clock,
  type Delivery,
  frozenAt,
  type Instant,
  readClock,
  scaleClock,
} from '@omise-sandbox/core'
import { createTimeSlice } from '../concurrency/time-slice.ts'
import type {
  AccountContents,
  AccountCopy,
  AccountState,
  CopiedClock,
  StoreWriter,
  WithoutEpoch,
} from '../storage/store.ts'
import { sendTaskOf } from '../webhooks/send-task.ts'

/** A copy of an account as it stands at a wall time, which comes back the same at any other. */
export function copyOf(
  state: AccountState,
  { entities, tasks }: AccountContents,
  wallClock: Instant,
): AccountCopy {
  const { epoch: _epoch, listening: _listening, clock, held, ...account } = state
  return {
    account: { ...account, clock: copyClock(clock, wallClock), held: held.map(withoutEpoch) },
    charges: entities.charge,
    sources: entities.source,
    refunds: entities.refund,
    transactions: entities.transaction,
    events: entities.event,
    deliveries: entities.delivery.map(withoutEpoch),
    tasks: tasks.map((task) => (task.kind === 'webhook-is-sent' ? withoutEpoch(task) : task)),
  }
}

function withoutEpoch<T extends { readonly epoch: number }>(of: T): WithoutEpoch<T> {
  const { epoch: _epoch, ...rest } = of
  return rest
}

function copyClock(clock: Clock, wallClock: Instant): CopiedClock {
  const scale = clock.mode === 'frozen' ? 0 : clock.scale
  return { mode: clock.mode, now: readClock(clock, wallClock), scale }
}

function clockOf({ mode, now, scale }: CopiedClock, wallClock: Instant): Clock {
  return mode === 'frozen' ? frozenAt(now) : scaleClock(frozenAt(now), scale, wallClock)
}

/**
 * Replaces an account by a copy, as another generation: what is under way in the one that ends is dropped, and what
 * was being sent when the copy was made is sent again.
 */
export async function bringBack(
  tx: StoreWriter,
  copy: AccountCopy,
  at: Pick<AccountState, 'epoch' | 'listening'> & { readonly wallClock: Instant },
): Promise<void> {
  const { epoch, listening, wallClock } = at
  const { clock, held, codes = [], ...account } = copy.account
  tx.erase()
  tx.saveAccount({
    ...account,
    epoch,
    clock: clockOf(clock, wallClock),
    held: held.map((delivery) => ({ ...delivery, epoch })),
    codes,
    listening,
  })
  await each(copy.charges, (charge) => tx.put('charge', charge))
  await each(copy.sources, (source) => tx.put('source', source))
  await each(copy.refunds, (refund) => tx.put('refund', refund))
  await each(copy.transactions, (transaction) => tx.put('transaction', transaction))
  await each(copy.events, (event) => tx.put('event', event))
  await each(copy.deliveries, (delivery) => tx.put('delivery', { ...delivery, epoch }))
  await each(copy.tasks, (task) =>
    tx.schedule(task.kind === 'webhook-is-sent' ? { ...task, epoch } : task),
  )
  for (const delivery of interrupted(copy)) {
    // It was due when the copy was made, whatever a clock that was set back since then says of it.
    tx.schedule(sendTaskOf({ ...delivery, epoch }, clock.now))
  }
}

/** Does the same with each; others have their turn between. */
async function each<T>(items: readonly T[], work: (item: T) => void): Promise<void> {
  const timeSlice = createTimeSlice()
  for (const item of items) {
    work(item)
    await timeSlice.pass()
  }
}

/** The deliveries that were being sent: they are pending, and no task is left that would send them. */
function interrupted({ deliveries, tasks }: AccountCopy): WithoutEpoch<Delivery>[] {
  const planned = new Set<string>(
    tasks.flatMap((task) => (task.kind === 'webhook-is-sent' ? [task.delivery] : [])),
  )
  return deliveries.filter(({ id, state }) => state === 'pending' && !planned.has(id))
}
