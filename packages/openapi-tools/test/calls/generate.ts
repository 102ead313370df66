import { generateSync } from 'json-schema-faker'
import type { Document } from '../document.ts'
import type { Random } from './random.ts'

export type Fields = Record<string, unknown>

/** A value that a schema of the document describes. */
export function generate(document: Document, schema: object, random: Random): unknown {
  const seed = random.between(1, 2 ** 31)
  const { components } = document
  return generateSync(
    { ...schema, components } as never,
    { seed, optionalsProbability: 0.5 } as never,
  )
}

/** Values that are right where the document says in words only what is: amounts, codes, times, addresses. */
export interface Sound {
  readonly receiver: string
}

/** A generated body or query with values that the sandbox takes, each in the type it was generated in. */
export function sound(fields: Fields, { receiver }: Sound, random: Random): Fields {
  const values: Fields = {
    amount: random.between(2000, 15_000_000),
    currency: random.pick(['THB', 'thb']),
    barcode: `29${random.between(1e15, 9e15)}`,
    store_id: 'BJ_ZZ_001',
    store_name: 'Some Store',
    metadata: { order: `A-${random.between(1, 999)}`, 'with space': 'และ &=' },
    capture: true,
    void: false,
    return_uri: 'https://shop.example/return',
    expires_at: '2030-01-01T00:00:00Z',
    webhook_endpoints: [receiver],
    webhook_uri: receiver,
    from: '2020-01-01',
    to: '2040-01-01T00:00:00Z',
    filters: { created: random.pick(['2020-01-01..', '..2040-01-01']) },
    expand: 'true',
    scope: random.pick(['charge', 'refund', 'customer']),
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const own = name.replace(/^source\[(\w+)\]$/, '$1').replace(/\[\]$/, '')
      const better = value === null ? undefined : values[own]
      const isText = typeof value === 'string' && !Array.isArray(better)
      return [name, better === undefined ? value : isText ? String(better) : better]
    }),
  )
}
