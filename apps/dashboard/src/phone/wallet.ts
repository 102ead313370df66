import { signal } from '@preact/signals'
import type { AccountMethods } from '../methods/account-methods.ts'
import { enabledIn, type SourceType } from '../methods/payment-method.ts'

/** Whose codes a phone shows: the payment method that the person chose, where that is enabled, else the first. */
export type Wallet = ReturnType<typeof createWallet>

export function createWallet(methods: AccountMethods) {
  const chosen = signal<string | undefined>(undefined)

  return {
    choose(type: string | undefined): void {
      chosen.value = type
    },
    chosen: () => chosen.peek(),
    /** Undefined until the account's payment methods are known. */
    type(): SourceType | undefined {
      const types = enabledIn(methods.list.value ?? []).map(({ source_type }) => source_type)
      return types.find((type) => type === chosen.value) ?? types[0]
    },
  }
}
