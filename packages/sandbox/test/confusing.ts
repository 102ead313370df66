import fc from 'fast-check'

/** Names that every object has something under, or that the language itself asks an object for. */
export const inherited = [
  'toString',
  'valueOf',
  'toJSON',
  'then',
  'constructor',
  'hasOwnProperty',
  'length',
] as const

/** JSON that is no text, number or list where it looks like one: an object in which such a name is no function. */
export const confusing: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('x', 1, null, true, '1'),
    fc.dictionary(fc.constantFrom(...inherited), tie('any'), { minKeys: 1, maxKeys: 3 }),
    fc.array(tie('any'), { maxLength: 2 }),
  ),
})).any

/** A query in which a field is not what it is asked for: `page[toString]=1`, `page[][valueOf]=1`. */
export function confusedQuery(names: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const field = fc.tuple(names, fc.array(fc.constantFrom(...inherited, ''), { maxLength: 3 }))
  return fc
    .array(field, { minLength: 1, maxLength: 3 })
    .map((fields) => fields.map(([name, within]) => `${name}${brackets(within)}=1`).join('&'))
}

function brackets(within: readonly string[]): string {
  return within.map((name) => `[${name}]`).join('')
}
