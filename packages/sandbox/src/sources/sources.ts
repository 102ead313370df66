import {
  allow,
  type Charge,
  type Result,
  refuse,
  type Source,
  type SourceId,
  type Subunits,
} from '@omise-sandbox/core'
import type { Transact, UnitOfWork } from '../account/unit-of-work.ts'
import type { Refusal } from '../refusals/refusal.ts'
import type { AccountId, Store } from '../storage/store.ts'

/** A payer's code as scanned, wherever it is to become a source. */
export interface SourceRequest {
  readonly kind: 'scanned'
  readonly amount: Subunits
  readonly barcode: string
  readonly storeId: string | null
  readonly storeName: string | null
  readonly terminalId: string | null
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
  return {
    id,
    amount: request.amount,
    barcode: request.barcode,
    storeId: request.storeId,
    storeName: request.storeName,
    terminalId: request.terminalId,
    createdAt: unit.now,
  }
}
