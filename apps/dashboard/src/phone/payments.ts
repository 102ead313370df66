import { type Control, ControlRefusal } from '@omise-sandbox/client/control'
import type { ReadonlySignal } from '@preact/signals'
import type { KeptPayment } from './kept.ts'
import { createLook, fresh } from './look-at-payments.ts'
import { type Answer, type ChargeSummary, meanings, type Payment } from './payment.ts'
import type { PhoneNotice } from './phone-notice.ts'
import { createShownPayments } from './shown-payments.ts'

/** The charges that tills made of this phone's codes, and what the person says to them. */
export interface Payments {
  readonly list: ReadonlySignal<readonly Payment[]>
  /** The one that is asked for, or whose result is shown. */
  readonly open: ReadonlySignal<Payment | undefined>
  readonly notices: ReadonlySignal<readonly PhoneNotice[]>
  has(id: string): boolean
  /** Takes what an update says of a charge. */
  take(summary: ChargeSummary): void
  /** Looks at these charges, and again at those that are known. */
  refresh(charges: readonly string[]): Promise<void>
  restore(kept: readonly KeptPayment[]): Promise<void>
  /** Says it to the sandbox. Rejects where that left the charge pending. */
  answer(id: string, answer: Answer): Promise<void>
  ignore(id: string): void
  show(id: string): void
  /** Leaves the open one, for the next that is to be asked for. */
  leave(): void
  dismiss(notice: number): void
  dismissAll(): void
}

export function createPayments(control: Control): Payments {
  const shown = createShownPayments()
  const { list, open, notices, find, mark, leave } = shown
  const { refreshOne, seek, isSought, take } = createLook(control, shown)

  async function answer(id: string, said: Answer): Promise<void> {
    mark(id, { answer: said, refused: false })
    try {
      await control.charges.setOutcome(id, meanings[said].outcome)
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
    has: (id) => find(id) !== undefined || isSought(id),
    take(summary) {
      const known = find(summary.id)?.summary
      // What was loaded is newer than an update that was under way.
      const isOlder = known && known.status !== 'pending' && summary.status === 'pending'
      if (!isOlder) take(summary)
    },
    refresh(charges) {
      const known = list.value.map(({ summary }) => summary.id)
      return seek(new Map([...known, ...charges].map((id) => [id, fresh])))
    },
    restore: (kept) => seek(new Map(kept.map(({ id, ...flags }) => [id, flags]))),
    dismissAll() {
      notices.value = []
    },
    ignore(id) {
      mark(id, { ignored: true })
      leave()
    },
    show(id) {
      mark(id, { ignored: false })
      shown.show(id)
    },
    dismiss(number) {
      notices.value = notices.value.filter((notice) => notice.number !== number)
    },
  }
}
