import {
  type Clock,
  type Delivery,
  frozenAt,
  type Instant,
  readClock,
  scaleClock,
} from '@omise-sandbox/core'
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
export function bringBack(
  tx: StoreWriter,
  copy: AccountCopy,
  at: Pick<AccountState, 'epoch' | 'listening'> & { readonly wallClock: Instant },
): void {
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
  for (const charge of copy.charges) tx.put('charge', charge)
  for (const source of copy.sources) tx.put('source', source)
  for (const refund of copy.refunds) tx.put('refund', refund)
  for (const transaction of copy.transactions) tx.put('transaction', transaction)
  for (const event of copy.events) tx.put('event', event)
  for (const delivery of copy.deliveries) tx.put('delivery', { ...delivery, epoch })
  for (const task of copy.tasks) {
    tx.schedule(task.kind === 'webhook-is-sent' ? { ...task, epoch } : task)
  }
  for (const delivery of interrupted(copy)) {
    // It was due when the copy was made, whatever a clock that was set back since then says of it.
    tx.schedule(sendTaskOf({ ...delivery, epoch }, clock.now))
  }
}

/** The deliveries that were being sent: they are pending, and no task is left that would send them. */
function interrupted({ deliveries, tasks }: AccountCopy): WithoutEpoch<Delivery>[] {
  const planned = new Set<string>(
    tasks.flatMap((task) => (task.kind === 'webhook-is-sent' ? [task.delivery] : [])),
  )
  return deliveries.filter(({ id, state }) => state === 'pending' && !planned.has(id))
}
