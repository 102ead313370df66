import { setTimeout } from 'node:timers/promises'
import type { Simulation } from './simulation.ts'

/** How soon to look again at what others are doing. */
const lookAgainMilliseconds = 5

type SettleParts = Pick<Simulation, 'store' | 'wall' | 'timeline' | 'sender'>

/** Resolves when nothing is due at any account's present moment and no webhook is being sent. */
export async function settleAll({ store, wall, timeline, sender }: SettleParts): Promise<void> {
  for (;;) {
    const due = await store.accountsDue(wall(), 1000)
    await Promise.all(due.map((account) => timeline.runDue(account)))
    const next = await store.nextWake()
    const isDue = next !== undefined && next <= wall()
    if (due.length === 0 && !isDue && !sender.busy()) return
    // Another server has it, or a decision that is under way.
    if (due.length === 0 && isDue) await setTimeout(lookAgainMilliseconds)
    await sender.drained()
  }
}

/** The same of one account. */
export async function settleOne(
  { store, timeline, sender }: SettleParts,
  account: string,
): Promise<void> {
  for (;;) {
    await timeline.runDue(account)
    const attempts = sender.underWay(account)
    await Promise.all(attempts)
    // What another server was sending may have kept something from being sent.
    const wasElsewhere = await store.sentElsewhere(account)
    if (attempts.length === 0 && !wasElsewhere) return
  }
}
