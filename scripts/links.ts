import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { madeFolders } from './documents.ts'

/** Where the repository can be read by those who have not got it. */
const published = 'https://github.com/omise-sandbox/omise-sandbox'

/** What documents link to within their repository and is not there, a sentence each. */
export function brokenLinks(root: string, documents: readonly string[]): string[] {
  if (documents.length === 0) return ['There is no document at all. Look from the root.']
  const proseOf = (document: string) => proseIn(readFileSync(`${root}/${document}`, 'utf8'))
  const isDocument = (path: string) => documents.includes(path)

  function whyBroken(document: string, link: string): string | undefined {
    const [path = '', heading] = splitLink(within(link))
    const target = targetOf(document, path, link)
    if (target.startsWith('../')) return `"${link}" leads out of the repository.`
    if (!isKept(target) || !existsSync(`${root}/${target}`)) {
      return `There is no ${target}, which it links to as "${link}". Mend the link or add the file.`
    }
    if (heading === undefined || !isDocument(target)) return undefined
    const headings = headingsOf(proseOf(target))
    if (headings.includes(heading)) return undefined
    return `${target} has no heading #${heading}. Use one of: ${headings.join(', ')}.`
  }

  return documents.flatMap((document) => {
    const prose = proseOf(document)
    const links = linksOf(prose).filter((link) => isWithin(link))
    return [
      ...links.flatMap((link) => whyBroken(document, link) ?? []),
      ...undefinedReferences(prose),
    ].map((why) => `${document}: ${why}`)
  })
}

function targetOf(document: string, path: string, link: string): string {
  if (path === '') return document
  const base = link.startsWith(published) ? '' : posix.dirname(document)
  return posix.normalize(posix.join(base, path))
}

function splitLink(link: string): string[] {
  try {
    return link.split('#').map(decodeURIComponent)
  } catch {
    return [link]
  }
}

/** An installed, built or hidden file is there on one machine, and not in the repository. */
function isKept(path: string): boolean {
  return !path.split('/').some((part) => madeFolders.includes(part))
}

function isWithin(link: string): boolean {
  return !/^[a-z]+:/.test(link) || link.startsWith(`${published}/blob/main/`)
}

function within(link: string): string {
  return link.replace(`${published}/blob/main/`, '')
}

/** A document without its code, where brackets are no links. */
function proseIn(text: string): string {
  return text
    .replaceAll(/^( *)(```+|~~~+).*\n[\s\S]*?^\1\2 *$/gm, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
}

function linksOf(prose: string): string[] {
  const plain = prose.replaceAll(/`[^`\n]*`/g, '')
  const forms = [
    /\]\(\s*<([^>\n]+)>/g,
    /\]\(\s*([^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)(?:\s+["'(][^\n]*?["')])?\s*\)/g,
    /^ *\[[^\]^]+\]:\s+<?([^\s>]+)/gm,
    /<(?:img|a|source)\b[^>]*?\b(?:src|href|srcset)=["']([^"'\s]+)/g,
  ]
  return forms.flatMap((form) => [...plain.matchAll(form)].map(([, link = '']) => link))
}

/** `[text][name]` where nothing says where `name` leads: it is shown as it is written. */
function undefinedReferences(prose: string): string[] {
  const plain = prose.replaceAll(/`[^`\n]*`/g, '')
  const names = [...plain.matchAll(/^ *\[([^\]^]+)\]:\s/gm)].map(([, name = '']) => name)
  const defined = names.map((name) => name.toLowerCase())
  return [...plain.matchAll(/\]\[([^\]\n]+)\]/g)]
    .filter(([, name = '']) => !defined.includes(name.toLowerCase()))
    .map(([, name]) => `Nothing says where [${name}] leads. Add [${name}]: and the place.`)
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
