import type { ApiVersion } from '../events/versions.ts'
import type { Rate, Subunits } from '../money/money.ts'
import type { TimeOfDay } from '../time/calendar.ts'
import type { Duration } from '../time/duration.ts'
import type { Country } from './country.ts'
import type { FailureCode } from './failure-codes.ts'

/** All that one payment method does differently from another. Nothing else in the simulator knows a method. */
export interface PaymentMethod {
  /** As `source[type]` names it. */
  readonly type: string
  /** The wallet, as sentences name it: `Alipay`. */
  readonly wallet: string
  /** Versions of the API that are older refuse the method. */
  readonly minApiVersion: ApiVersion
  /** Whether a charge has to name a store, where its account has none of its own; or has no store at all. */
  readonly store: 'conditional' | 'absent'
  /** What one charge may be, both bounds included, in the currency of each country in which the method is offered. */
  readonly limits: Readonly<Partial<Record<Country, Limits>>>
  /** How long a payer has, unless the request says otherwise. */
  readonly timeToPay: Duration
  /** Calendar months after payment in which a charge may be refunded. */
  readonly refundMonths: number
  /** Refunds that one charge may have. */
  readonly maxRefunds: number
  /** The time of day at which paid charges are settled; after it a charge can no longer be voided. */
  readonly voidCutoff: TimeOfDay
  readonly fee: FeeRates
  /** Why a payment can fail. */
  readonly failureCodes: readonly FailureCode[]
  /** The failure code of a payer who has too little money. */
  readonly shortage: FailureCode
  readonly code: CodeForm
  /** The shape of its charges and sources: that of the account, or that of September 2024 whatever the account has. */
  readonly shape: 'of-account' | '2024-09'
  /** Whether a charged source shows `references`. */
  readonly hasReferences: boolean
}

/** In subunits, both bounds included. */
export interface Limits {
  readonly min: Subunits
  readonly max: Subunits
}

export interface FeeRates {
  /** Of the amount. */
  readonly rate: Rate
  /** Value added tax, of the fee. */
  readonly vat: Rate
}

/** What the codes that a wallet shows look like: digits. */
export interface CodeForm {
  /** What the first two digits are, as a number: from and to. */
  readonly firstTwo: readonly [number, number]
  /** How many digits there are: from and to. */
  readonly digits: readonly [number, number]
  /** What payers' phones show here: this, and random digits until there are so many. */
  readonly shown: { readonly prefix: string; readonly digits: number }
}
