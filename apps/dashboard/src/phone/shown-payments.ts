import { computed, signal } from '@preact/signals'
import { type ChargeSummary, isToAsk, type Payment } from './payment.ts'
import { noticesOf, type PhoneNotice } from './phone-notice.ts'

const maxPayments = 20
const maxNotices = 3

export type PaymentFlags = Omit<Payment, 'summary'>

/** The payments that a phone shows, the one that is open, and what it says of the others. */
export type ShownPayments = ReturnType<typeof createShownPayments>

export function createShownPayments() {
  const list = signal<readonly Payment[]>([])
  const notices = signal<readonly PhoneNotice[]>([])
  const openId = signal<string | undefined>(undefined)
  /** The one that is asked for, or whose result is shown. */
  const open = computed(() => find(openId.value))

  function find(id: string | undefined): Payment | undefined {
    return list.value.find(({ summary }) => summary.id === id)
  }

  function openNext(): void {
    if (!open.value) openId.value = list.value.find(isToAsk)?.summary.id
  }

  function put(payment: Payment): void {
    const { id } = payment.summary
    list.value = find(id)
      ? list.value.map((one) => (one.summary.id === id ? payment : one))
      : [...list.value, payment].slice(-maxPayments)
  }

  return {
    ...{ list, notices, open, find },
    update(summary: ChargeSummary, unknown: PaymentFlags): void {
      const before = find(summary.id)
      if (before) {
        const view = before === open.value ? 'open' : 'closed'
        notices.value = [...notices.value, ...noticesOf(before, summary, view)].slice(-maxNotices)
      }
      const { answer, refused, ignored } = before ?? unknown
      put({ summary, answer, refused, ignored })
      openNext()
    },
    /** The account was emptied, or replaced by another state. */
    forget(id: string): void {
      list.value = list.value.filter(({ summary }) => summary.id !== id)
      openNext()
    },
    mark(id: string, flags: Partial<PaymentFlags>): void {
      const known = find(id)
      if (!known) return
      const { summary, answer, refused, ignored } = known
      put({ summary, answer, refused, ignored, ...flags })
    },
    show(id: string): void {
      openId.value = id
    },
    /** Leaves the open one, for the next that is to be asked for. */
    leave(): void {
      openId.value = undefined
      openNext()
    },
  }
}
