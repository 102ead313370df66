import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { documentsIn } from '../../../scripts/documents.ts'
import { brokenLinks } from '../../../scripts/links.ts'

const root = mkdtempSync(join(tmpdir(), 'omise-links-'))
afterAll(() => rmSync(root, { recursive: true }))

write('docs/guide.md', '# A guide, of sorts\n\n## Twice\n\n## Twice\n')
write('docs/a (b).md', '# Brackets\n')
write('dist/built.md', '# Built\n')
write('docs/picture.png', '')

function write(path: string, text: string): void {
  mkdirSync(join(root, dirname(path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function brokenIn(text: string): string[] {
  write('README.md', text)
  return brokenLinks(root, documentsIn(root)).filter((line) => line.startsWith('README.md: '))
}

const here = 'https://github.com/omise-sandbox/omise-sandbox/blob/main'

const broken: Readonly<Record<string, string>> = {
  'a file that is not there': '[a](docs/none.md)',
  'a picture that is not there': '![a](docs/none.png)',
  'a heading that is not there': '[a](docs/guide.md#none)',
  'a heading of its own that is not there': '[a](#none)',
  'a third of two headings of one name': '[a](docs/guide.md#twice-2)',
  'a file, over two lines': '[a\nb](docs/none.md)',
  'a file with a title': '[a](docs/none.md "none")',
  'a file with a title in single quotes': "[a](docs/none.md 'none')",
  'a file with blanks in its name': '[a](<docs/no ne.md>)',
  'a file with brackets in its name': '[a](docs/a(c).md)',
  'a definition below': '[a][b]\n\n[b]: docs/none.md',
  'no definition': '[a][b]',
  'an element': '<img src="docs/none.png">',
  'an element with single quotes': "<img src='docs/none.png'>",
  'what is built, and is not in the repository': '[a](dist/built.md)',
  'what is outside of the repository': `[a](../${'../'.repeat(20)}etc)`,
  'its own address, where nothing is': `[a](${here}/docs/none.md)`,
  'a heading at its own address': `[a](${here}/docs/guide.md#none)`,
  'what cannot be decoded': '[a](docs/%zz.md)',
}

const whole = [
  '[a](docs/guide.md)',
  '[a](docs/guide.md#a-guide-of-sorts)',
  '[a](docs/guide.md#twice-1)',
  '![a](docs/picture.png)',
  '[a](<docs/a (b).md>)',
  '[a][b]\n\n[b]: docs/guide.md',
  `[a](${here}/docs/guide.md#twice)`,
  '[a](https://example.com/none)',
  '`[a](docs/none.md)`',
  '```md\n[a](docs/none.md)\n```',
  '<!-- [a](docs/none.md) -->',
  '`charges[](Pending)` and `a[b][c]`',
]

describe('the links check', () => {
  it.each(Object.entries(broken))('finds a link to %s', (_what, text) => {
    expect(brokenIn(text)).toHaveLength(1)
  })

  it.each(whole)('finds nothing wrong with %s', (text) => {
    expect(brokenIn(text)).toEqual([])
  })

  it('looks at every document, wherever it stands, and is red where there is none', () => {
    write('deep/down/below/notes.md', '[a](none.md)')

    expect(documentsIn(root)).toContain('deep/down/below/notes.md')
    expect(brokenLinks(root, documentsIn(root)).join()).toContain('deep/down/below/notes.md: ')
    expect(brokenLinks(root, [])).toHaveLength(1)
  })
})
