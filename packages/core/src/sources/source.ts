import type { ChargeId, SourceId } from '../id.ts'
import type { Currency } from '../methods/country.ts'
import type { MethodType } from '../methods/methods.ts'
import type { paymentMethods } from '../methods/registry.ts'
import type { Subunits } from '../money/money.ts'
import type { Instant } from '../time/instant.ts'

/** The payer's code as scanned at a till, with the amount it is to be charged; by its payment method. */
export type Source = SourceWithStore | SourceWithoutStore

interface SourceFacts {
  readonly id: SourceId
  readonly amount: Subunits
  readonly currency: Currency
  readonly barcode: string
  readonly createdAt: Instant
}

export interface Store {
  readonly storeId: string | null
  readonly storeName: string | null
  readonly terminalId: string | null
}

type Methods = typeof paymentMethods
type TypeWithStore<S> = {
  [T in MethodType]: Methods[T]['store'] extends S ? T : never
}[MethodType]

export interface SourceWithStore extends SourceFacts, Store {
  readonly type: TypeWithStore<'conditional'>
}

export interface SourceWithoutStore extends SourceFacts {
  readonly type: TypeWithStore<'absent'>
}

const noStore: Store = { storeId: null, storeName: null, terminalId: null }

/** The store that a source names; all null where its method has none. */
export function storeOf(source: Source): Store {
  return 'storeId' in source ? source : noStore
}

/** A source as kept: a source can be charged once, and knows by what. */
export interface StoredSource {
  readonly id: SourceId
  readonly source: Source
  readonly chargedBy: ChargeId | null
}
