import { globSync, readFileSync } from 'node:fs'
import { type Offence, offenceAt } from '../architecture/offence.ts'
import { madeFolders } from '../documents.ts'
import { forbiddenNames, forbiddenWords, keptNames } from './forbidden.ts'
import { namesIn } from './tokens.ts'

/** Generated code has the names of the documents that it is made from. */
const left = [...madeFolders, 'generated', 'openapi']

/** Every file of code that people write, as a path from the root. */
export function codeFilesIn(root: string): string[] {
  return globSync('**/*.{ts,tsx,mts,mjs,cts,cjs}', {
    cwd: root,
    exclude: (name) => left.includes(name) || name.startsWith('.'),
  })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
}

/** What to use for a name that is not to be given; undefined for one that may be. */
export function betterName(name: string): string | undefined {
  if (Object.hasOwn(keptNames, name)) return undefined
  if (Object.hasOwn(forbiddenNames, name)) return forbiddenNames[name]
  const found = wordsOf(name).find((word) => Object.hasOwn(forbiddenWords, word))
  return found === undefined ? undefined : forbiddenWords[found]
}

/** `mostRows`, `MOST_ROWS` and `most-rows` have the same words; an abbreviation is one: `mostURLs`. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
}

/** Names in a file that are not to be given, each once, and those of the file and its folders. */
export function nameOffences(file: string, text: string): Offence[] {
  const seen = new Set<string>()
  return [
    ...pathOffences(file),
    ...namesIn(text).flatMap((name) => {
      if (seen.has(name.text)) return []
      seen.add(name.text)
      const better = betterName(name.text)
      return better === undefined ? [] : [offenceAt(file, text, name.at, why(name.text, better))]
    }),
  ]
}

function pathOffences(file: string): Offence[] {
  return file.split('/').flatMap((part) => {
    const name = part.split('.')[0] ?? ''
    const better = betterName(name)
    return better === undefined ? [] : [{ file, line: 1, text: file, why: why(part, better) }]
  })
}

function why(name: string, better: string): string {
  return `The glossary does not have the name "${name}". Use ${better}.`
}

export function offencesOfNames(root: string, files: readonly string[]): Offence[] {
  if (files.length === 0) {
    return [{ file: '.', line: 1, text: '', why: 'There is no code at all. Look from the root.' }]
  }
  return files.flatMap((file) => nameOffences(file, readFileSync(`${root}/${file}`, 'utf8')))
}
