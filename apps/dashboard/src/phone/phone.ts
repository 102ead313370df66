import { effect } from '@preact/signals'
import type { LiveUpdate } from '../live/live.ts'
import { touches } from '../live/live-update.ts'
import { oneAtATime } from '../live/one-at-a-time.ts'
import type { SourceType } from '../methods/payment-method.ts'
import type { Clients } from '../session/clients.ts'
import { keep, takeKept } from './kept.ts'
import { createOwnCodes, type OwnCodes } from './own-codes.ts'
import { createPayments, type Payments } from './payments.ts'
import { createWallet, type Wallet } from './wallet.ts'

/** A payer's phone: it shows codes, and asks of the charges that are made of them. */
export type Phone = ReturnType<typeof createPhone>

export function createPhone({ control, live, clock, methods }: Clients, account: string) {
  const wallet = createWallet(methods)
  const codes = createOwnCodes(control, clock, wallet.type)
  const payments = createPayments(control)
  const phone: Parts = { codes, payments, wallet }
  const renewal = createRenewal(phone)
  const refresh = oneAtATime(async () => {
    await payments.refresh(await codes.refresh())
    renewal.renewIfSeen()
  })

  /** Switches it on, until what is returned is called. */
  function start(): () => void {
    const kept = takeKept(account)
    codes.adopt(kept.codes)
    wallet.choose(kept.wallet)
    methods.load()
    const restored = payments.restore(kept.payments).catch(() => {})
    void Promise.all([restored, live.ready]).then(refresh)
    const stops = [
      live.subscribe((update) => takeUpdate(phone, update, refresh)),
      effect(() => {
        // Each second, when a code was charged or is gone, when the sandbox answers again, when a payment is left, when
        // another wallet is to show codes.
        void clock.now.value
        void codes.current.value
        void codes.failure.value
        void payments.open.value
        void wallet.type()
        renewal.renewIfSeen()
      }),
      renewal.stop,
      keepWhileAway(phone, account, { onShown: renewal.renewIfSeen, onBack: refresh }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  return {
    codes,
    payments,
    start,
    /** Shows codes of another wallet, the first of them at once. */
    chooseWallet(type: SourceType): void {
      wallet.choose(type)
      void codes.renew()
    },
  }
}

interface Parts {
  readonly codes: OwnCodes
  readonly payments: Payments
  readonly wallet: Wallet
}

/** Shows new codes in time, while the phone is seen and nothing is asked. */
function createRenewal({ codes, payments }: Parts) {
  let renewal: ReturnType<typeof setTimeout> | undefined

  function renewIfSeen(): void {
    clearTimeout(renewal)
    if (document.visibilityState !== 'visible' || payments.open.peek()) return
    const pause = codes.renewIfDue()
    // The clock may stand still meanwhile: nothing else asks again.
    if (pause > 0) renewal = setTimeout(renewIfSeen, pause)
  }

  return { renewIfSeen, stop: () => clearTimeout(renewal) }
}

function takeUpdate(phone: Parts, update: LiveUpdate, refresh: () => void): void {
  if (update.type === 'reset') phone.payments.dismissAll()
  if (update.type === 'event') takeCharge(phone, update, refresh)
  else if (mayConcern(update)) refresh()
}

function takeCharge(
  { codes, payments }: Parts,
  { key, charge, summary }: Extract<LiveUpdate, { type: 'event' }>,
  refresh: () => void,
): void {
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

/**
 * Keeps what the phone remembers while its window is hidden or gone, and takes its code away when it is gone. `onBack` is
 * called when the browser brings back a page that was gone.
 */
function keepWhileAway(
  { codes, payments, wallet }: Parts,
  account: string,
  { onShown, onBack }: { readonly onShown: () => void; readonly onBack: () => void },
): () => void {
  const stop = new AbortController()
  const { signal } = stop

  function keepAll(): void {
    const kept = payments.list.value.map(({ summary: { id }, ...flags }) => ({ id, ...flags }))
    keep(account, { codes: [...codes.barcodes], wallet: wallet.chosen(), payments: kept })
  }

  function putAway(): void {
    keepAll()
    codes.withdraw()
  }

  function showOrHide(): void {
    if (document.visibilityState === 'hidden') {
      keepAll()
    } else {
      takeKept(account)
      onShown()
    }
  }

  function takeUp({ persisted }: PageTransitionEvent): void {
    if (persisted) takeKept(account)
    if (persisted) onBack()
  }

  document.addEventListener('visibilitychange', showOrHide, { signal })
  addEventListener('pagehide', putAway, { signal })
  addEventListener('pageshow', takeUp, { signal })
  return () => {
    stop.abort()
    putAway()
  }
}

/**
 * Codes come and go with calls of their own, and where the clock is set: back to before they were shown, too. The account's
 * settings say whose can be shown.
 */
function mayConcern(update: LiveUpdate): boolean {
  if (update.type !== 'request') return update.type !== 'delivery'
  return ['phone', 'clock', 'account'].some((path) => touches(update, path))
}

function barcodeOf(charge: Readonly<Record<string, unknown>>): string | undefined {
  const { source } = charge
  if (typeof source !== 'object' || source === null || !('barcode' in source)) return undefined
  return typeof source.barcode === 'string' ? source.barcode : undefined
}
