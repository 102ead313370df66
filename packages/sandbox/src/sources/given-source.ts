import { type Source, storeOf } from '@omise-sandbox/core'
import { type Fields, isFields, textOf } from '../wire/fields.ts'

/** The fields of a source that a request to charge it may repeat, each as the stored source has it. */
const shownFields: Readonly<Record<string, (source: Source) => string | null>> = {
  type: ({ type }) => type,
  amount: ({ amount }) => String(amount),
  currency: ({ currency }) => currency,
  barcode: ({ barcode }) => barcode,
  store_id: (source) => storeOf(source).storeId,
  store_name: (source) => storeOf(source).storeName,
  terminal_id: (source) => storeOf(source).terminalId,
}

/**
 * A hint for a request that names a stored source by an object with its `id`, where other fields of that object differ
 * from the stored source: the source is charged as it is stored. Undefined where none differ.
 */
export function hintOfGivenSource({ source: given }: Fields, stored: Source): string | undefined {
  if (!isFields(given) || given.id !== stored.id) return undefined
  const differing = Object.entries(shownFields).flatMap(([field, shown]) => {
    const text = textOf(given[field])
    return text === null || isSame(field, text, shown(stored)) ? [] : [field]
  })
  if (differing.length === 0) return undefined
  return `The stored source was charged: ${differing.join(', ')} in source differ from it and were ignored. Create another source to change them.`
}

function isSame(field: string, given: string, stored: string | null): boolean {
  // Older versions of the API show the currency in lower case.
  return field === 'currency' ? given.toUpperCase() === stored : given === stored
}
