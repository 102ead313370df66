import type { ChargeCreate } from '@omise-sandbox/client'

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
  payment: { readonly amount: number; readonly barcode: string },
): Order {
  const { amount, barcode } = payment
  const sale = newReference()
  return {
    sale,
    charge: {
      amount,
      currency: 'THB',
      source: { type: 'barcode_alipay', barcode, ...storeOf(shop) },
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
