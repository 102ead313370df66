import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { didYouMean } from '../cli/nearest.ts'

/** Beside the bundle once it is installed; at the root of this repository. */
const places = ['./guide/', '../../guide/', '../../../../']

const wholeGuide = 'llms-full.txt'

/** `llms.txt`, with links to where the sandbox serves the documents; `llms-full.txt`; or a document by its name. */
export async function readText(name: string): Promise<string | undefined> {
  if (name === wholeGuide) return load(wholeGuide)
  if (name === 'llms.txt') {
    const text = await load(name)
    return text?.replace(
      /\]\(([\w/.-]+\.md)\)/g,
      (_link, path: string) => `](/__sandbox/docs/${nameOf(path)})`,
    )
  }
  return (await documents()).get(name)
}

/** The documents by their names, each with its first words. */
export async function documentNames(): Promise<Readonly<Record<string, string>>> {
  const all = [...(await documents())]
  return Object.fromEntries(all.map(([name, text]) => [name, titleOf(text)]))
}

type Part = { readonly text: string } | { readonly refusal: string }

/** A document's sections with how long each is, and how it begins; or the text of one section. */
export async function readPart(name: string, section?: string): Promise<Part> {
  const known = await documents()
  const text = known.get(name) ?? known.get(`${name}.md`)
  if (text === undefined) {
    const names = [...known.keys()]
    return {
      refusal: `There is no document "${name}".${didYouMean(name, names)} Use one of: ${names.join(', ')}.`,
    }
  }
  const sections = sectionsOf(text)
  if (section === undefined) return { text: contentsOf(text, sections) }
  const wanted = slug(section)
  const found = sections.find((each) => slug(each.title) === wanted)
  if (found) return { text: found.text }
  const titles = sections.map(({ title }) => title)
  return {
    refusal: `${name} has no section "${section}".${didYouMean(section, titles)} Use one of: ${titles.join('; ')}.`,
  }
}

interface Section {
  readonly title: string
  readonly text: string
}

function contentsOf(text: string, sections: readonly Section[]): string {
  const [intro = ''] = text.split(/^## /m, 1)
  const list = sections.map(({ title, text: whole }) => `- ${title} (${whole.length} characters)`)
  return `${intro.trim().slice(0, 1500)}\n\nSections:\n${list.join('\n')}`
}

/** By its headings of the second level, outside of code. */
function sectionsOf(text: string): readonly Section[] {
  const sections: { title: string; lines: string[] }[] = []
  let isCode = false
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode
    const title = isCode ? undefined : /^## (.+)/.exec(line)?.[1]
    if (title !== undefined) sections.push({ title, lines: [] })
    sections.at(-1)?.lines.push(line)
  }
  return sections.map(({ title, lines }) => ({ title, text: lines.join('\n').trim() }))
}

function slug(text: string): string {
  return decodeURIComponent(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function titleOf(text: string): string {
  return /^# (.+)/m.exec(text)?.[1] ?? ''
}

/** `docs/simulate.md` is `simulate.md`, `examples/till/README.md` is `examples-till-README.md`. */
function nameOf(path: string): string {
  return path.replace(/^docs\//, '').replaceAll('/', '-')
}

let loaded: Promise<ReadonlyMap<string, string>> | undefined

function documents(): Promise<ReadonlyMap<string, string>> {
  loaded ??= load(wholeGuide).then((text = '') => {
    const [, ...parts] = text.split(/^<!-- document: (\S+) -->$/m)
    const pairs = parts.flatMap((part, index): [string, string][] =>
      index % 2 === 0 ? [[nameOf(part), (parts[index + 1] ?? '').trim()]] : [],
    )
    return new Map(pairs)
  })
  return loaded
}

async function load(file: string): Promise<string | undefined> {
  for (const place of places) {
    const url = new URL(`${place}${file}`, import.meta.url)
    const text = await readFile(fileURLToPath(url), 'utf8').catch(() => undefined)
    if (text !== undefined) return text
  }
  return undefined
}
