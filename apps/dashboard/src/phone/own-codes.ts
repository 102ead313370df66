import type { ControlWire } from '@omise-sandbox/api'
import type { Control } from '@omise-sandbox/client/control'
import { signal } from '@preact/signals'
import type { AccountClock } from '../live/account-clock.ts'
import type { SourceType } from '../methods/payment-method.ts'

export type PhoneCode = ControlWire['PhoneCode']

/** How long a code is shown, on the account's clock; it stays good for as long again. */
export const shownMilliseconds = 60_000

/** The codes that this phone showed; of others it knows nothing. */
export type OwnCodes = ReturnType<typeof createOwnCodes>

const maxKept = 20
/** On a clock that runs very fast a code is old at once: no more than one a second is asked for. */
const minPause = 1000
/** The clock shows less than when the code was shown by more than rounding: it was set back. */
const slack = 2000

export function createOwnCodes(
  control: Control,
  clock: AccountClock,
  /** The payment method whose wallet shows codes; undefined while it is not known, for the first of the account. */
  wallet: () => SourceType | undefined,
) {
  /** The one that is shown; undefined until there is one. */
  const current = signal<PhoneCode | undefined>(undefined)
  /** Why there is no new one; undefined where that did not fail. */
  const failure = signal<unknown>(undefined)
  const { barcodes, adopt } = createBarcodes()
  const { renew, isUnderWay, pauseLeft } = createRenewing(async () => {
    try {
      const code = await control.phone.showCode(requestFor(wallet()))
      adopt([code.barcode])
      current.value = code
      failure.value = undefined
    } catch (error) {
      failure.value = error
    }
  })

  return {
    ...{ current, failure, barcodes, adopt, renew },
    /** Shows a new one where the current one is old, charged or gone. Gives the milliseconds after which to ask again. */
    renewIfDue(): number {
      if (failure.value !== undefined || isUnderWay()) return 0
      const isCharged = typeof current.value?.charge === 'string'
      if (!isCharged && !isDue(current.value, clock.read(), wallet())) return 0
      const pause = isCharged ? 0 : pauseLeft()
      if (pause === 0) void renew()
      return pause
    },
    markCharged(barcode: string, charge: string): void {
      if (current.value?.barcode === barcode) current.value = { ...current.value, charge }
    },
    /** Learns what became of them. Resolves to the charges that were made of them. */
    async refresh(): Promise<readonly string[]> {
      const asked = current.value
      const { data } = await control.phone.listCodes()
      failure.value = undefined
      // One that came meanwhile is not among what was answered.
      if (asked && current.value === asked) {
        current.value = data.find(({ barcode }) => barcode === asked.barcode)
      }
      return data.flatMap(({ barcode, charge }) =>
        charge !== null && barcodes.has(barcode) ? [charge] : [],
      )
    },
    /** Takes the current one away, so that no till can charge it any more. */
    withdraw(): void {
      const code = current.value
      if (code?.charge !== null) return
      // It stays the current one: were there none, a new one would be shown.
      control.phone.hideCode(code.barcode).catch(() => {})
    },
  }
}

/** The newest codes that were shown. */
function createBarcodes() {
  const barcodes = new Set<string>()
  function adopt(more: readonly string[]): void {
    for (const barcode of more) barcodes.add(barcode)
    for (const barcode of [...barcodes].slice(0, -maxKept)) barcodes.delete(barcode)
  }
  return { barcodes, adopt }
}

/** Shows new codes, one at a time. */
function createRenewing(show: () => Promise<void>) {
  let renewing: Promise<void> | undefined
  let renewedAt = Number.NEGATIVE_INFINITY

  function renew(): Promise<void> {
    if (renewing) return renewing
    renewedAt = performance.now()
    renewing = show().finally(() => {
      renewing = undefined
    })
    return renewing
  }

  return {
    renew,
    isUnderWay: () => renewing !== undefined,
    pauseLeft: () => Math.max(renewedAt + minPause - performance.now(), 0),
  }
}

function requestFor(wallet: SourceType | undefined) {
  return wallet === undefined ? {} : { source_type: wallet }
}

function isDue(
  code: PhoneCode | undefined,
  now: number | undefined,
  wallet: SourceType | undefined,
): boolean {
  if (!code) return true
  if (wallet !== undefined && code.source_type !== wallet) return true
  if (now === undefined) return false
  const shownAt = Date.parse(code.shown_at)
  return now >= shownAt + shownMilliseconds || now < shownAt - slack
}
