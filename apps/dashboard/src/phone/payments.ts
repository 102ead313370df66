import { type Control, ControlRefusal } from '@omise-sandbox/client/control'
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { KeptPayment } from './kept.ts'
import { type Answer, type ChargeSummary, isToAsk, meanings, type Payment } from './payment.ts'
import { noticesOf, type PhoneNotice } from './phone-notice.ts'

/** The charges that tills made of this phone's codes, and what the person says to them. */
export interface Payments {
  readonly list: ReadonlySignal<readonly Payment[]>
  /** The one that is asked for, or whose result is shown. */
  readonly open: ReadonlySignal<Payment | undefined>
  readonly notices: ReadonlySignal<readonly PhoneNotice[]>
  has(id: string): boolean
  /** Takes what a piece of news says of a charge. */
  take(summary: ChargeSummary): void
  /** Looks at these charges, and again at those that are known. */
  look(charges: readonly string[]): Promise<void>
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

const mostPayments = 20
const mostNotices = 3
/** How many charges are looked at, at once. */
const newest = 100

type Marks = Omit<Payment, 'summary'>

const fresh: Marks = { answer: undefined, refused: false, ignored: false }

export function createPayments(control: Control): Payments {
  const list = signal<readonly Payment[]>([])
  const notices = signal<readonly PhoneNotice[]>([])
  const openId = signal<string | undefined>(undefined)
  /** How much news of each charge was taken: what a look tells is older than news that came after it was asked for. */
  const heard = new Map<string, number>()
  /** What is looked at, with what was kept of it: news of it is taken though it is not in the list yet. */
  const sought = new Map<string, Marks>()
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
      : [...list.value, payment].slice(-mostPayments)
  }

  function update(summary: ChargeSummary, unknown: Marks): void {
    const before = find(summary.id)
    if (before) {
      const view = before === open.value ? 'open' : 'closed'
      notices.value = [...notices.value, ...noticesOf(before, summary, view)].slice(-mostNotices)
    }
    const { answer, refused, ignored } = before ?? unknown
    put({ summary, answer, refused, ignored })
    openNext()
  }

  /** The account was emptied, or replaced by another state. */
  function forget(id: string): void {
    list.value = list.value.filter(({ summary }) => summary.id !== id)
    openNext()
  }

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

  function mark(id: string, marks: Partial<Marks>): void {
    const known = find(id)
    if (!known) return
    const { summary, answer, refused, ignored } = known
    put({ summary, answer, refused, ignored, ...marks })
  }

  return {
    list,
    open,
    notices,
    has: (id) => find(id) !== undefined || sought.has(id),
    take(summary) {
      const { id } = summary
      const known = find(id)?.summary
      // What a look told is newer than news that was under way.
      const isOlder = known && known.status !== 'pending' && summary.status === 'pending'
      if (isOlder) return
      heard.set(id, (heard.get(id) ?? 0) + 1)
      update(summary, sought.get(id) ?? fresh)
    },
    look(charges) {
      const known = list.value.map(({ summary }) => summary.id)
      return seek(new Map([...known, ...charges].map((id) => [id, fresh])))
    },
    restore: (kept) => seek(new Map(kept.map(({ id, ...marks }) => [id, marks]))),
    dismissAll() {
      notices.value = []
    },
    async answer(id, answer) {
      mark(id, { answer, refused: false })
      try {
        await control.charges.setOutcome(id, meanings[answer].outcome)
      } catch (error) {
        if (error instanceof ControlRefusal) mark(id, { refused: true })
        await lookAt(id, fresh)
        if (find(id)?.summary.status === 'pending') throw error
        return
      }
      await lookAt(id, fresh)
    },
    ignore(id) {
      mark(id, { ignored: true })
      openId.value = undefined
      openNext()
    },
    show(id) {
      mark(id, { ignored: false })
      openId.value = id
    },
    leave() {
      openId.value = undefined
      openNext()
    },
    dismiss(number) {
      notices.value = notices.value.filter((notice) => notice.number !== number)
    },
  }
}
