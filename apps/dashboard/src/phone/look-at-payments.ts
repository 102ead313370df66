import { type Control, ControlRefusal } from '@omise-sandbox/client/control'
import type { ChargeSummary } from './payment.ts'
import type { Marks, ShownPayments } from './shown-payments.ts'

/** How many charges are looked at, at once. */
const newest = 100

export const fresh: Marks = { answer: undefined, refused: false, ignored: false }

/** Asks the sandbox for charges, and passes over what is older than news that came after it was asked for. */
export function createLook(control: Control, shown: ShownPayments) {
  const { find, update, forget } = shown
  /** How much news of each charge was taken. */
  const heard = new Map<string, number>()
  /** What is looked at, with what was kept of it: news of it is taken though it is not in the list yet. */
  const sought = new Map<string, Marks>()

  async function lookAt(id: string, unknown: Marks): Promise<void> {
    const before = heard.get(id)
    const summary = await control.charges.getDetails(id).then(
      (details) => details.summary,
      (error: unknown) => {
        if (error instanceof ControlRefusal && error.status === 404) return undefined
        throw error
      },
    )
    if (heard.get(id) !== before) return
    if (summary) update(summary, unknown)
    else forget(id)
  }

  /** Asks once for all of them, as most are among the newest. */
  async function lookAtAll(charges: ReadonlyMap<string, Marks>): Promise<void> {
    const before = new Map(heard)
    const { data, total } = await control.charges.listSummaries({ limit: newest })
    const found = new Map(data.map((summary) => [summary.id, summary]))
    for (const [id, marks] of charges) {
      const summary = found.get(id)
      if (heard.get(id) !== before.get(id)) continue
      if (summary) update(summary, marks)
      else if (total > data.length) await lookAt(id, marks)
      else forget(id)
    }
  }

  async function seek(charges: ReadonlyMap<string, Marks>): Promise<void> {
    if (charges.size === 0) return
    for (const [id, marks] of charges) if (!sought.has(id)) sought.set(id, marks)
    try {
      await lookAtAll(charges)
    } finally {
      for (const id of charges.keys()) sought.delete(id)
      for (const id of heard.keys()) if (!find(id)) heard.delete(id)
    }
  }

  return {
    lookAt,
    seek,
    isSought: (id: string) => sought.has(id),
    /** Takes news of a charge. */
    take(summary: ChargeSummary): void {
      const { id } = summary
      heard.set(id, (heard.get(id) ?? 0) + 1)
      update(summary, sought.get(id) ?? fresh)
    },
  }
}
