/**
 * Checks that what the documents link to within this repository is there: files, pictures, and headings. Prints each
 * link that leads nowhere; exits 1 where there is one.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './run.ts'

const documents = globSync(
  ['*.md', 'docs/**/*.md', '{apps,packages,examples}/*/*.md', 'openapi/*.md', 'sdks/*.md'],
  { cwd: root },
).toSorted()
const broken = documents.flatMap((document) =>
  linksOf(proseOf(document))
    .filter((link) => !/^[a-z]+:/.test(link))
    .flatMap((link) => whyBroken(document, link) ?? [])
    .map((why) => `${document}: ${why}`),
)

for (const line of broken) process.stdout.write(`${line}\n`)
process.stdout.write(`${documents.length} documents, ${broken.length} links that lead nowhere\n`)
process.exitCode = broken.length > 0 ? 1 : 0

/** A document without its code, where brackets are no links. */
function proseOf(document: string): string {
  return readFileSync(join(root, document), 'utf8')
    .replaceAll(/^( *)(```+).*\n[\s\S]*?^\1\2 *$/gm, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
}

function linksOf(prose: string): string[] {
  const plain = prose.replaceAll(/`[^`\n]*`/g, '')
  const forms = [
    /\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/g,
    /^ *\[[^\]^]+\]:\s+<?([^\s>]+)/gm,
    /<(?:img|a|source)\b[^>]*?\b(?:src|href|srcset)="([^"\s]+)/g,
  ]
  return forms.flatMap((form) => [...plain.matchAll(form)].map(([, link = '']) => link))
}

function whyBroken(document: string, link: string): string | undefined {
  const [path = '', heading] = link.split('#').map(decodeURIComponent)
  const target = path === '' ? document : relative(root, join(root, dirname(document), path))
  if (!existsSync(join(root, target))) {
    return `There is no ${target}, which it links to as "${link}". Mend the link or add the file.`
  }
  if (heading === undefined || !target.endsWith('.md')) return undefined
  const headings = headingsOf(proseOf(target))
  if (headings.includes(heading)) return undefined
  return `${target} has no heading #${heading}. Use one of: ${headings.join(', ')}.`
}

/** What GitHub calls each heading in a link: `## What is it, and why?` is `what-is-it-and-why`. */
function headingsOf(prose: string): string[] {
  const seen = new Map<string, number>()
  return [...prose.matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, text = '']) => {
    const name = text
      .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-')
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before === 0 ? name : `${name}-${before}`
  })
}
