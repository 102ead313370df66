import { type Control, ControlRefusal } from '@omise-sandbox/client/control'
import type { ChargeSummary } from './payment.ts'
import type { PaymentFlags, ShownPayments } from './shown-payments.ts'

/** How many charges are looked at, at once. */
const newest = 100

export const fresh: PaymentFlags = { answer: undefined, refused: false, ignored: false }

/** Asks the sandbox for charges, and passes over what is older than news that came after it was asked for. */
export function createLook(control: Control, shown: ShownPayments) {
  const { find, update, forget } = shown
  /** How much news of each charge was taken. */
  const updateCounts = new Map<string, number>()
  /** What is looked at, with what was kept of it: updates of it are taken though it is not in the list yet. */
  const sought = new Map<string, PaymentFlags>()

  async function refreshOne(id: string, unknown: PaymentFlags): Promise<void> {
    const before = updateCounts.get(id)
    const summary = await control.charges.getDetails(id).then(
      (details) => details.summary,
      (error: unknown) => {
        if (error instanceof ControlRefusal && error.status === 404) return undefined
        throw error
      },
    )
    if (updateCounts.get(id) !== before) return
    if (summary) update(summary, unknown)
    else forget(id)
  }

  /** Asks once for all of them, as most are among the newest. */
  async function refreshAll(charges: ReadonlyMap<string, PaymentFlags>): Promise<void> {
    const before = new Map(updateCounts)
    const { data, total } = await control.charges.listSummaries({ limit: newest })
    const found = new Map(data.map((summary) => [summary.id, summary]))
    for (const [id, flags] of charges) {
      const summary = found.get(id)
      if (updateCounts.get(id) !== before.get(id)) continue
      if (summary) update(summary, flags)
      else if (total > data.length) await refreshOne(id, flags)
      else forget(id)
    }
  }

  async function seek(charges: ReadonlyMap<string, PaymentFlags>): Promise<void> {
    if (charges.size === 0) return
    for (const [id, flags] of charges) if (!sought.has(id)) sought.set(id, flags)
    try {
      await refreshAll(charges)
    } finally {
      for (const id of charges.keys()) sought.delete(id)
      for (const id of updateCounts.keys()) if (!find(id)) updateCounts.delete(id)
    }
  }

  return {
    refreshOne,
    seek,
    isSought: (id: string) => sought.has(id),
    /** Takes news of a charge. */
    take(summary: ChargeSummary): void {
      const { id } = summary
      updateCounts.set(id, (updateCounts.get(id) ?? 0) + 1)
      update(summary, sought.get(id) ?? fresh)
    },
  }
}
