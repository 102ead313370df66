import type { ChargeCreate } from '@omise-sandbox/client'
import { hasStores, type PaymentMethod } from '../methods/payment-method.ts'

/** Whose till it is, as each charge says. */
export interface Shop {
  readonly storeId: string
  readonly storeName: string
  readonly terminal: string
}

export const firstShop: Shop = {
  storeId: 'BJ_ZZ_001',
  storeName: 'Some Store',
  terminal: 'T80001',
}

/** A charge as the till sends it. */
export interface Order {
  /** In its metadata, and in no other charge's: what finds it again. */
  readonly sale: string
  readonly charge: ChargeCreate
}

export function makeOrder(
  shop: Shop,
  payment: {
    readonly method: PaymentMethod
    /** In subunits of the method's currency. */
    readonly amount: number
    readonly barcode: string
  },
): Order {
  const { method, amount, barcode } = payment
  const { source_type: type, currency } = method
  const sale = newReference()
  return {
    sale,
    charge: {
      amount,
      currency,
      source: { type, barcode, ...(hasStores(method) ? storeOf(shop) : {}) },
      metadata: { sale },
    },
  }
}

/** An empty field is left out, so that it can be seen what Omise says to that. */
function storeOf({ storeId, storeName, terminal }: Shop) {
  return {
    ...(storeId === '' ? {} : { store_id: storeId }),
    ...(storeName === '' ? {} : { store_name: storeName }),
    ...(terminal === '' ? {} : { terminal_id: terminal }),
  }
}

/** Such as `till-9f3c21ab7d04`. `crypto.randomUUID` is missing where the console is not reached by HTTPS or on loopback. */
export function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return `till-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
