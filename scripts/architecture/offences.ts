import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cycleOffences } from './cycles.ts'
import { importOffences } from './imports.ts'
import { manifestOffences } from './manifest.ts'
import { methodOffences, staleMethodRows } from './methods.ts'
import type { Offence } from './offence.ts'
import { folders, type Part, parts } from './parts.ts'
import { purityOffences } from './purity.ts'
import { timerOffences } from './timers.ts'

/** Every line of the workspace that breaks a direction, and every part of it that no table knows. */
export function offencesIn(root: string, places: readonly string[]): Offence[] {
  const known = Object.entries(parts)
  return [
    ...unknownNames(places, Object.keys(parts), 'scripts/architecture/parts.ts: parts'),
    ...unknownNames(
      foldersIn(join(root, 'packages/sandbox/src')),
      Object.keys(folders),
      'scripts/architecture/parts.ts: folders',
    ),
    ...staleMethodRows((file) => {
      const path = join(root, file)
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined
    }),
    ...known.flatMap(([place, part]) => offencesOf(root, place, part)),
  ]
}

function offencesOf(root: string, place: string, part: Part): Offence[] {
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const sources = new Map(sourcesIn(root, `${place}/src`).map((file) => [file, read(file)]))
  return [
    ...[...sources].flatMap(([file, text]) => fileOffences(place, part, file, text)),
    ...cycleOffences(sources),
    ...manifestOffences(place, part, read(`${place}/package.json`)),
  ]
}

/** A file of a part's sources. */
export function fileOffences(place: string, part: Part, file: string, text: string): Offence[] {
  const imports = [
    ...importOffences(place, part, file, text),
    ...timerOffences(file, text),
    ...methodOffences(file, text),
  ]
  return place === 'packages/core' ? [...imports, ...purityOffences(file, text)] : imports
}

/** What is there and not in a table, and what is in a table and not there. */
export function unknownNames(
  there: readonly string[],
  listed: readonly string[],
  table: string,
): Offence[] {
  const offence = (name: string, why: string) => ({ file: name, line: 1, text: table, why })
  return [
    ...there
      .filter((name) => !listed.includes(name))
      .map((name) => offence(name, 'It is in no row: say what it may use.')),
    ...listed
      .filter((name) => !there.includes(name))
      .map((name) => offence(name, 'There is no such part: take its row away.')),
  ]
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

/** Every file that can hold code, whatever its ending, but for those that are made from a document. */
function sourcesIn(root: string, folder: string): string[] {
  // A part of tests alone has no sources.
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .map((file) => file.replace(/^\//, ''))
    .filter((file) => !file.includes('/node_modules/'))
}
