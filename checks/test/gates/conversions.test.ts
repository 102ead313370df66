import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversionOffences } from '../../../scripts/conversions/offences.ts'

/** Each line must be found: the declaration of `it` before what is done with it. */
const found: readonly (readonly [declared: string, converted: string])[] = [
  ['unknown', 'String(it)'],
  ['unknown', `\`a \${it} b\``],
  ['unknown', "'a' + (it as any)"],
  ['unknown', 'Number(it)'],
  ['unknown', 'BigInt(it as any)'],
  ['any', 'String(it)'],
  ['{}', 'String(it)'],
  ['object', `\`\${it}\``],
  ['{ readonly a: string }', `\`\${it}\``],
  ['string | { readonly a: 1 }', `\`\${it}\``],
  ['Readonly<Record<string, unknown>>', 'String(it.a)'],
  ['Readonly<Record<string, unknown>>', `\`\${typeof it.a} \${it.a}\``],
  ['unknown', `\`\${\`\${it}\`}\``],
]

const fine: readonly (readonly [declared: string, converted: string])[] = [
  ['string | number | boolean | null | undefined', `\`\${it}\``],
  ["'a' | 'b'", "'c' + it"],
  ['bigint', 'String(it)'],
  ['URL', `\`\${it}\``],
  ['Date', 'Number(it)'],
  ['readonly string[]', 'String(it)'],
  ['unknown', `typeof it === 'string' ? \`\${it}\` : ''`],
  ['string & { readonly brand: 1 }', `\`\${it}\``],
  ['unknown', 'JSON.stringify(it)'],
  ['unknown', `tag\`\${it}\``],
]

let root = ''

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'omise-conversions-'))
  const lines = (cases: typeof found) =>
    [
      'declare function tag(texts: TemplateStringsArray, ...values: unknown[]): string',
      ...cases.map(([type, code], at) => `export const c${at} = (it: ${type}) => ${code}`),
    ].join('\n')
  writeFileSync(join(root, 'found.ts'), lines(found))
  writeFileSync(join(root, 'fine.ts'), lines(fine))
  writeFileSync(
    join(root, 'generic.ts'),
    `export const a = <T>(it: T, of: string) => of + it\nexport const b = <T extends string>(it: T) => \`\${it}\`\n`,
  )
  const compilerOptions = { strict: true, target: 'ES2023', lib: ['ES2023', 'DOM'], types: [] }
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }))
})

afterAll(() => rmSync(root, { recursive: true }))

describe('the check of conversions', () => {
  it('finds each that may meet an object without a text of its own, and no other', () => {
    const { files, offences } = conversionOffences(root, join(root, 'tsconfig.json'), (file) =>
      /^\w+\.ts$/.test(file),
    )

    const lines = offences.map(({ file, line }) => `${file}:${line}`)
    expect(files).toBe(3)
    expect([...new Set(lines)].sort()).toEqual(
      ['generic.ts:1', ...found.map((_case, at) => `found.ts:${at + 2}`)].sort(),
    )
    expect(offences[0]?.text).toContain('c0')
    expect(offences[0]?.why).toContain('printUnknown')
  })

  it('looks at nothing that it is not told to', () => {
    const { files, offences } = conversionOffences(root, join(root, 'tsconfig.json'), () => false)

    expect([files, offences]).toEqual([0, []])
  })
})
