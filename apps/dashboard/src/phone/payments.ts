import { type Control, ControlRefusal } from '@omise-sandbox/client/control'
import type { PaymentMethod } from '../methods/payment-method.ts'
import type { KeptPayment } from './kept.ts'
import { createLook, fresh } from './look-at-payments.ts'
import { type Answer, type ChargeSummary, outcomeOf } from './payment.ts'
import { createShownPayments } from './shown-payments.ts'

/** The charges that tills made of this phone's codes, and what the person says to them. */
export type Payments = ReturnType<typeof createPayments>

export function createPayments(control: Control) {
  const shown = createShownPayments()
  const { list, open, notices, find, mark, leave } = shown
  const { refreshOne, seek, isSought, take } = createLook(control, shown)

  /** Says it to the sandbox. Rejects where that left the charge pending. */
  async function answer(id: string, said: Answer, method: PaymentMethod): Promise<void> {
    mark(id, { answer: said, refused: false })
    try {
      await control.charges.setOutcome(id, outcomeOf(said, method))
    } catch (error) {
      if (error instanceof ControlRefusal) mark(id, { refused: true })
      await refreshOne(id, fresh)
      if (find(id)?.summary.status === 'pending') throw error
      return
    }
    await refreshOne(id, fresh)
  }

  return {
    ...{ list, open, notices, answer, leave },
    has: (id: string) => find(id) !== undefined || isSought(id),
    /** Takes what an update says of a charge. */
    take(summary: ChargeSummary) {
      const known = find(summary.id)?.summary
      // What was loaded is newer than an update that was under way.
      const isOlder = known && known.status !== 'pending' && summary.status === 'pending'
      if (!isOlder) take(summary)
    },
    /** Looks at these charges, and again at those that are known. */
    refresh(charges: readonly string[]) {
      const known = list.value.map(({ summary }) => summary.id)
      return seek(new Map([...known, ...charges].map((id) => [id, fresh])))
    },
    restore: (kept: readonly KeptPayment[]) =>
      seek(new Map(kept.map(({ id, ...flags }) => [id, flags]))),
    dismissAll() {
      notices.value = []
    },
    ignore(id: string) {
      mark(id, { ignored: true })
      leave()
    },
    show(id: string) {
      mark(id, { ignored: false })
      shown.show(id)
    },
    dismiss(number: number) {
      notices.value = notices.value.filter((notice) => notice.number !== number)
    },
  }
}
