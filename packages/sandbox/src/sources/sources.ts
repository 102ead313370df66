import {
  allow,
  type Charge,
  type MethodType,
  type Result,
  refuse,
  type Source,
  type SourceId,
  type SourceWithStore,
  type Subunits,
} from '@omise-sandbox/core'
import type { Transact, UnitOfWork } from '../account/unit-of-work.ts'
import { currencyOf } from '../payment-methods/methods-of-account.ts'
import type { Refusal } from '../refusals/refusal.ts'
import type { AccountId, Store } from '../storage/store.ts'

/** A payer's code as scanned, wherever it is to become a source. */
export interface SourceRequest extends ScannedCode {
  readonly kind: 'scanned'
  readonly type: MethodType
  readonly amount: Subunits
}

export interface ScannedCode {
  readonly barcode: string
  /** Null where the payment method has no stores. */
  readonly store: Pick<SourceWithStore, 'storeId' | 'storeName' | 'terminalId'> | null
}

/** A source with the charge made from it, if one was. */
export interface SourceWithCharge {
  readonly source: Source
  readonly charge: Charge | undefined
}

export interface Sources {
  create(account: AccountId, request: SourceRequest): Promise<Result<SourceWithCharge, Refusal>>
  get(account: AccountId, id: string): Promise<Result<SourceWithCharge, Refusal>>
}

export function createSources(options: {
  readonly store: Store
  readonly transact: Transact
}): Sources {
  const { store, transact } = options
  return {
    create: (account, request) =>
      transact(account, async (unit) => {
        const source = sourceFrom(unit, request)
        unit.tx.put('source', { id: source.id, source, chargedBy: null })
        return allow({ source, charge: undefined })
      }),

    async get(account, id) {
      const reader = store.reader(account)
      const stored = await reader.get('source', id)
      if (!stored) return refuse({ kind: 'not-found', object: 'source', id })
      const charge =
        stored.chargedBy === null ? undefined : await reader.get('charge', stored.chargedBy)
      return allow({ source: stored.source, charge })
    },
  }
}

/** The source a scanned code becomes in this decision. It is not saved yet. */
export function sourceFrom(unit: UnitOfWork, request: SourceRequest): Source {
  const id: SourceId = unit.makeId('src')
  const { type, amount, barcode, store } = request
  const currency = currencyOf(unit.account.settings)
  const createdAt = unit.now
  // Reading has given it a store where its method has one, and none else.
  if (store === null) return { id, type, amount, currency, barcode, createdAt } as Source
  const { storeId, storeName, terminalId } = store
  const source = { id, type, amount, currency, barcode, storeId, storeName, terminalId, createdAt }
  return source as Source
}
