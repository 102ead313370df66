import { setTimeout } from 'node:timers/promises'
import type { Simulation } from './simulation.ts'

/** How soon to look again at what others are doing. */
const pollMilliseconds = 5

type SettleParts = Pick<Simulation, 'store' | 'wallClock' | 'scheduler' | 'sender'>

/** Resolves when nothing is due at any account's present moment and no webhook is being sent. */
export async function settleAll({
  store,
  wallClock,
  scheduler,
  sender,
}: SettleParts): Promise<void> {
  for (;;) {
    const due = await store.accountsDue(wallClock(), 1000)
    await Promise.all(due.map((account) => scheduler.runDue(account)))
    const next = await store.nextWake()
    // Another server has it, or a decision that is under way; or it is claimed here, and what it sends is not on its way yet.
    const isUnderWay = scheduler.busy() || (next !== undefined && next <= wallClock())
    if (due.length === 0 && !isUnderWay && !sender.busy()) return
    if (due.length === 0 && isUnderWay) await setTimeout(pollMilliseconds)
    await sender.drained()
  }
}

/** The same of one account. */
export async function settleOne(
  { store, scheduler, sender }: SettleParts,
  account: string,
): Promise<void> {
  for (;;) {
    await scheduler.runDue(account)
    const attempts = sender.underWay(account)
    await Promise.all(attempts)
    // What another server was sending may have kept something from being sent.
    const wasElsewhere = await store.sentElsewhere(account)
    if (attempts.length === 0 && !wasElsewhere) return
  }
}
