import { printUnknown } from '@omise-sandbox/core'
import { decodeText } from './decode.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { type Interaction, readInteraction } from './read-interaction.ts'

/** A contract of Pact's, of any version of its specification. */
export interface Contract {
  readonly consumer: string
  readonly provider: string
  readonly interactions: readonly Interaction[]
  /** Those of a broker, by their relation. */
  readonly links: Readonly<Record<string, unknown>>
}

/** What was read is no contract, said in the end of a sentence whose subject is the file. */
export class NotAContractError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NotAContractError'
  }
}

/** Reads a contract. Throws a {@link NotAContractError} where it is none. */
export function readContract(bytes: Uint8Array): Contract {
  try {
    return contractIn(bytes)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new NotAContractError('cannot be read: it is nested too deeply.')
  }
}

function contractIn(bytes: Uint8Array): Contract {
  const text = textOf(bytes)
  const pact = fieldsOf(parse(text))
  if (!pact) throw new NotAContractError('is not a contract of Pact: it is no JSON object.')
  const { interactions, messages, ...rest } = fieldsOf(exactly(text)) ?? {}
  const found = [
    ...itemsOf(pact, 'interactions').map((item, at) => ({ item, at, list: 'interactions' })),
    ...itemsOf(pact, 'messages').map((item, at) => ({ item, at, list: 'messages' })),
  ]
  const exact: Fields = { interactions, messages }
  const names = { consumer: nameIn(pact, 'consumer'), provider: nameIn(pact, 'provider') }
  if (found.length === 0) {
    throw new NotAContractError('names no interaction: there is nothing to verify in it.')
  }
  return {
    ...names,
    links: fieldsOf(pact._links) ?? {},
    interactions: found.map(({ item, at, list }) =>
      readInteraction({
        item,
        number: at + 1,
        isMessage: list === 'messages',
        metadata: fieldsOf(pact.metadata) ?? {},
        alone: (metadata) =>
          JSON.stringify({ ...rest, metadata, [list]: [(exact[list] as unknown[])[at]] }),
      }),
    ),
  }
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new NotAContractError('is empty.')
  try {
    return decodeText(bytes)
  } catch {
    throw new NotAContractError('is neither UTF-8 nor UTF-16. Save it as UTF-8.')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const words = printUnknown(error)
    const cut = /Unterminated|Unexpected end|after (?:property|array element)/.test(words)
    const end = text.trimEnd().length
    const isAtEnd = Number(/position (\d+)/.exec(words)?.[1] ?? end) >= end
    const reason = cut && isAtEnd ? 'it ends in the middle, as if it was cut off' : words
    throw new NotAContractError(`is no JSON: ${reason}.`)
  }
}

/** The value of a text with each number as it is written there: 100.0 is another number to Pact than 100. */
function exactly(text: string): unknown {
  const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }
  const keep = (_key: string, value: unknown, context: { readonly source: string }) =>
    typeof value === 'number' ? rawJSON(context.source) : value
  return JSON.parse(text, keep as (key: string, value: unknown) => unknown)
}

function nameIn(pact: Fields, party: 'consumer' | 'provider'): string {
  const name = fieldsOf(pact[party])?.name
  if (typeof name === 'string' && name !== '') return name
  throw new NotAContractError(`is not a contract of Pact: it names no ${party}.`)
}

function itemsOf(pact: Fields, list: 'interactions' | 'messages'): readonly unknown[] {
  const items = pact[list] ?? []
  if (Array.isArray(items)) return items
  throw new NotAContractError(`is not a contract of Pact: its ${list} are no list.`)
}
