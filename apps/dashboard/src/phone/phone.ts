import { effect } from '@preact/signals'
import type { LiveUpdate } from '../live/live.ts'
import { touches } from '../live/use-live.ts'
import type { Clients } from '../session/clients.ts'
import { keep, takeKept } from './kept.ts'
import { createOwnCodes, type OwnCodes } from './own-codes.ts'
import { createPayments, type Payments } from './payments.ts'

/** A payer's phone: it shows codes, and asks of the charges that are made of them. */
export interface Phone {
  readonly codes: OwnCodes
  readonly payments: Payments
  /** Switches it on, until what is returned is called. */
  start(): () => void
}

export function createPhone({ control, live, clock }: Clients, account: string): Phone {
  const codes = createOwnCodes(control, clock)
  const payments = createPayments(control)

  const refresh = oneAtATime(async () => {
    await payments.refresh(await codes.refresh())
    renewIfSeen()
  })

  let renewal: ReturnType<typeof setTimeout> | undefined

  function renewIfSeen(): void {
    clearTimeout(renewal)
    if (document.visibilityState !== 'visible' || payments.open.peek()) return
    const pause = codes.renewIfDue()
    // The clock may stand still meanwhile: nothing else asks again.
    if (pause > 0) renewal = setTimeout(renewIfSeen, pause)
  }

  function onUpdate(update: LiveUpdate): void {
    if (update.type === 'reset') payments.dismissAll()
    if (update.type === 'event') takeCharge(update)
    else if (mayConcern(update)) refresh()
  }

  function takeCharge({ key, charge, summary }: Extract<LiveUpdate, { type: 'event' }>): void {
    const barcode = key === 'charge.create' ? barcodeOf(charge) : undefined
    const isOwn = barcode !== undefined && codes.barcodes.has(barcode)
    if (payments.has(summary.id)) {
      payments.take(summary)
    } else if (isOwn && summary.decided_by === 'phone') {
      codes.markCharged(barcode, summary.id)
      payments.take(summary)
    } else if (isOwn) {
      // Decided by something else, it may be the second charge of a code, which is no business of the phone.
      refresh()
    }
  }

  function keepAll(): void {
    const kept = payments.list.value.map(({ summary, answer, refused, ignored }) => {
      return { id: summary.id, answer, refused, ignored }
    })
    keep(account, { codes: [...codes.barcodes], payments: kept })
  }

  function showOrHide(): void {
    if (document.visibilityState === 'hidden') {
      keepAll()
    } else {
      takeKept(account)
      renewIfSeen()
    }
  }

  function putAway(): void {
    keepAll()
    codes.withdraw()
  }

  function takeUp(event: PageTransitionEvent): void {
    if (!event.persisted) return
    takeKept(account)
    refresh()
  }

  return {
    codes,
    payments,
    start() {
      const kept = takeKept(account)
      codes.adopt(kept.codes)
      payments.restore(kept.payments).then(refresh, refresh)
      const unsubscribe = live.subscribe(onUpdate)
      const stopTicking = effect(() => {
        // Each second, when a code was charged or is gone, when the sandbox answers again, when a payment is left.
        void clock.now.value
        void codes.current.value
        void codes.failure.value
        void payments.open.value
        renewIfSeen()
      })
      document.addEventListener('visibilitychange', showOrHide)
      addEventListener('pagehide', putAway)
      addEventListener('pageshow', takeUp)
      return () => {
        unsubscribe()
        stopTicking()
        clearTimeout(renewal)
        document.removeEventListener('visibilitychange', showOrHide)
        removeEventListener('pagehide', putAway)
        removeEventListener('pageshow', takeUp)
        putAway()
      }
    },
  }
}

/** Codes come and go with calls of their own, and where the clock is set: back to before they were shown, too. */
function mayConcern(update: LiveUpdate): boolean {
  if (update.type !== 'request') return update.type !== 'delivery'
  return touches(update, 'phone') || touches(update, 'clock')
}

/** Does it once more at the end where it is asked for meanwhile. What fails is done again after the next update. */
function oneAtATime(work: () => Promise<void>): () => void {
  let wanted = false
  let busy = false
  async function go(): Promise<void> {
    busy = true
    while (wanted) {
      wanted = false
      await work().catch(() => {})
    }
    busy = false
  }
  return () => {
    wanted = true
    if (!busy) void go()
  }
}

function barcodeOf(charge: Readonly<Record<string, unknown>>): string | undefined {
  const { source } = charge
  if (typeof source !== 'object' || source === null || !('barcode' in source)) return undefined
  return typeof source.barcode === 'string' ? source.barcode : undefined
}
