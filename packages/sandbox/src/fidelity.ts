import { errors, shapes, versions } from './fidelity/answers.ts'
import { charges, refunds, sources } from './fidelity/charges.ts'
import type { FidelityEntry, FidelitySection } from './fidelity/ledger.ts'
import { moneyAndSearch, otherLists } from './fidelity/money.ts'
import { paymentMethods } from './fidelity/payment-methods.ts'
import { elsewhere, readingRequests } from './fidelity/requests.ts'
import { events, webhooks } from './fidelity/webhooks.ts'

/** Every imitated behaviour with its confidence: the one source of docs/fidelity.md. */
export const fidelity: Readonly<Record<string, FidelitySection>> = {
  Charges: charges,
  Sources: sources,
  'Payment methods': paymentMethods,
  Refunds: refunds,
  Events: events,
  Webhooks: webhooks,
  Errors: errors,
  'Money and search': moneyAndSearch,
  Shapes: shapes,
  Versions: versions,
  Elsewhere: elsewhere,
  'Reading requests': readingRequests,
  'Lists and other objects': otherLists,
}

export function presentFidelity(): {
  sections: { title: string; tests: string[]; entries: FidelityEntry[] }[]
} {
  const sections = Object.entries(fidelity).map(([title, { tests, entries }]) => ({
    title,
    tests: [...tests],
    entries: [...entries],
  }))
  return { sections }
}
