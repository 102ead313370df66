import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { forbiddenNames, forbiddenWords, keptNames } from '../../../scripts/names/forbidden.ts'
import { glossaryOffences } from '../../../scripts/names/glossary.ts'
import {
  betterName,
  codeFilesIn,
  nameOffences,
  offencesOfNames,
} from '../../../scripts/names/offences.ts'

const file = 'packages/core/src/charges/charge.ts'
const offencesOf = (text: string) => nameOffences(file, text).map(({ why }) => why)

/** The same name in every place where it could be overlooked. */
const found: Readonly<Record<string, string>> = {
  'a constant': 'const mostRows = 1',
  'a constant in capitals': 'const MOST_ROWS = 1',
  'the middle of a name': 'const rowsMostRead = 1',
  'a name before an abbreviation': 'const mostURLs = 1',
  'a type': 'type MostRows = number',
  'a member': 'interface Limits { readonly most: number }',
  'a private member': 'class Limits { #most = 1 }',
  'a member with a number': 'const most2 = 1',
  'a shorthand': 'const limits = { most }',
  'what is taken apart': 'const { rows: most } = limits',
  'an import under another name': "import { rows as mostRows } from './rows.ts'",
  'the expression in a template': `const text = \`rows: \${most} of \${all}\``,
  'an expression in a template in a template': `const text = \`\${some.map((a) => \`\${a}\${most}\`)}\``,
  'an object in a template': `const text = \`\${{ a: { b: 1 } }}\` + most`,
  'what follows a template with a brace': 'const text = `{` + most',
  'what follows a dollar in a template': 'const text = `$` + most',
  'what follows a comment in a text': "const text = '/*' + most",
  'what follows a text with a quote': "const text = 'it\\'s' + most",
  'what follows a pattern with a quote': 'const form = /[\'"`]/g.test(most)',
  'what follows a pattern with a slash in brackets': 'const form = /[/`]+/u.exec(most)',
  'what follows a pattern that is returned': 'return /`/.test(most)',
  'the second half of a division': 'const part = all / most / 2',
  'a division by what is called': 'const part = all() / 2 + most / 3',
  'an element': 'const page = <p title="it">{most}</p>',
  'an element after another on its line': 'const page = <p><b>{all}</b><i>{most}</i></p>',
  'an element after an apostrophe': "const page = <p>\n  It's\n  {most}\n</p>",
  'a file with marks of another width at its beginning': '\ufeffconst most = 1',
}

const fine = [
  '// the most rows',
  '/** The most rows, in `most`. */',
  "const text = 'most'",
  'const text = "it\'s most"',
  `const text = \`most \${rows} most\``,
  `const text = \`\${\`most\`} most\``,
  'const form = /most/',
  'const rows = some.filter((one) => /\\bmost\\b/.test(one))',
  'const almost = 1',
  'const mostly = 1',
  'const wallClock = 1',
  'const heartbeat = 1',
]

const repository = join(import.meta.dirname, '../../..')
const inDelivery = 'in [delivery](../packages/core/src/webhooks/delivery.ts)'

describe('the check of the glossary', () => {
  it.each([
    ['has names that are there', `\`Delivery\`, \`Attempt\` ${inDelivery}`, 0],
    ['has a member that is there', `\`Delivery.attempts\` ${inDelivery}`, 0],
    ['has one name that is not there', `\`Nothing\` ${inDelivery}`, 1],
    [
      'has one name that is there and one that is not',
      `\`Delivery\`, \`Nothing\` ${inDelivery}`,
      1,
    ],
    ['has a member that is not there', `\`Delivery.nothing\` ${inDelivery}`, 1],
    ['has a name of another file', `\`Charge\` ${inDelivery}`, 1],
    ['names a file that is not there', '`Charge` in [gone](../packages/core/src/gone.ts)', 1],
    ['links to a second place', `[a](a.md); \`Nothing\` ${inDelivery}; [b](b.md)`, 1],
  ])('counts what is missing where a row %s', (_what, cell, missing) => {
    expect(glossaryOffences(repository, `| **a** | A. | ${cell} |`)).toHaveLength(missing)
  })

  it('is red where it has no terms', () => {
    expect(glossaryOffences(repository, '# Glossary\n')).toHaveLength(1)
  })
})

describe('the check of names', () => {
  it.each(Object.entries(found))('finds %s', (_what, text) => {
    expect(offencesOf(text)).toHaveLength(1)
  })

  it.each(fine)('finds nothing wrong with %s', (text) => {
    expect(offencesOf(text)).toEqual([])
  })

  it('says where a name stands and what to use instead', () => {
    expect(nameOffences(file, 'const a = 1\nconst mostRows = 2\n')).toMatchObject([
      { file, line: 2, text: 'const mostRows = 2', why: expect.stringContaining('Use max.') },
    ])
  })

  it('finds the name of a file, and of a folder', () => {
    expect(nameOffences('packages/core/src/lanes.test.ts', '')).toHaveLength(1)
    expect(nameOffences('packages/core/chaos/index.ts', '')).toHaveLength(1)
    expect(nameOffences('packages/core/src/airplanes.ts', '')).toEqual([])
  })

  it.each(Object.keys(forbiddenNames))('finds the whole name %s, and no longer one', (name) => {
    expect(betterName(name)).toBe(forbiddenNames[name])
    expect(betterName(`${name}X`)).toBeUndefined()
  })

  it('lets a name stay that is stored only as that very name', () => {
    for (const name of Object.keys(keptNames)) {
      expect(Object.hasOwn(forbiddenWords, name), name).toBe(true)
      expect(betterName(name)).toBeUndefined()
      expect(betterName(`${name}Rows`)).toBe(forbiddenWords[name])
    }
  })

  it('looks at every file of code, wherever it stands, and is red where there is none', () => {
    const root = mkdtempSync(join(tmpdir(), 'omise-names-'))
    afterAll(() => rmSync(root, { recursive: true }))
    const write = (path: string) => {
      mkdirSync(join(root, dirname(path)), { recursive: true })
      writeFileSync(join(root, path), 'const most = 1\n')
    }
    const kept = ['a.ts', 'apps/web/deep/down/b.tsx', 'scripts/c.mjs', 'sdks/d.cjs']
    for (const path of [...kept, 'dist/e.ts', 'packages/api/src/generated/f.ts']) write(path)

    expect(codeFilesIn(root)).toEqual(kept)
    expect(offencesOfNames(root, codeFilesIn(root)).map(({ file }) => file)).toEqual(kept)
    expect(offencesOfNames(root, [])).toHaveLength(1)
  })
})
