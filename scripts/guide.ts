/**
 * Writes llms.txt, which says what the sandbox is and names the documents, and llms-full.txt, which holds them, from README.md,
 * docs and examples. With `--check` it only compares.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'
import { writeOrCheck } from './write-or-check.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

const readme = read('README.md')

/** The paragraphs of the README before its first section: what it is, and what it is not. */
const [what = '', ...more] = (readme.split(/^## /m)[0] ?? '')
  .replace(/^# .*/, '')
  .trim()
  .split(/\n\n+/)
  // Pictures and tables are for the eye.
  .filter((paragraph) => !/^(!\[|\|)/.test(paragraph))
  .map((paragraph) => paragraph.replaceAll('\n', ' '))

/** What the README's last section says of each document that it links to. */
const said = new Map(
  [...readme.matchAll(/^- \[[^\]]+\]\(([^)]+)\): ([^\n]+(?:\n {2}[^\n]+)*)/gm)].map(
    ([, path = '', text = '']) => [path, text.replace(/\n\s*/g, ' ')],
  ),
)

said.set('README.md', 'start, pay, decide, the command line, and every flag of `start`.')

const paths = [
  'README.md',
  ...globSync('docs/*.md', { cwd: root }).sort(),
  ...globSync('examples/*/README.md', { cwd: root }).sort(),
]

function rowOf(path: string): string {
  const title = /^# (.+)/m.exec(read(path))?.[1] ?? path
  return `- [${path}](${path}): ${said.get(path) ?? `${title}.`}`
}

await writeOrCheck('llms.txt', [
  '# omise-sandbox',
  '',
  `> ${what}`,
  '',
  ...more.flatMap((paragraph) => [paragraph, '']),
  'A running sandbox serves this file at `/llms.txt`, all documents in one at `/llms-full.txt`, each at',
  '`/__sandbox/docs/<name>`, and the Model Context Protocol at `POST /__sandbox/mcp`.',
  '',
  '## Documents',
  '',
  ...paths.map(rowOf),
  '',
])

await writeOrCheck('llms-full.txt', [
  '# omise-sandbox: all documents',
  '',
  'Made from README.md, docs and examples by `npm run generate`. A line `<!-- document: … -->` begins each.',
  '',
  ...paths.flatMap((path) => [`<!-- document: ${path} -->`, '', read(path)]),
])
