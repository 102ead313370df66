import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import type { Offence } from '../architecture/offence.ts'

export const glossary = 'docs/glossary.md'

/** Names that the glossary says a file exports, and that it does not. */
export function glossaryOffences(root: string, text: string): Offence[] {
  const rows = text.split('\n').map((row, index) => ({ row, line: index + 1 }))
  const offences = rows.flatMap(({ row, line }) => {
    const [, , , where = ''] = row.split('|')
    return missingIn(root, where).map((why) => ({ file: glossary, line, text: where.trim(), why }))
  })
  if (rows.some(({ row }) => row.startsWith('| **'))) return offences
  return [{ file: glossary, line: 1, text: '', why: 'The glossary has no terms.' }]
}

/** A cell such as "`Charge`, `Store.claim` in [core/charge.ts](../packages/core/src/charge.ts); [guide](guide.md)". */
function missingIn(root: string, cell: string): string[] {
  return [...cell.matchAll(/((?:`[^`]+`(?:, )?)+) in \[[^\]]+\]\(([^)]+\.tsx?)\)/g)].flatMap(
    ([, names = '', file = '']) => {
      const path = posix.join('docs', file)
      const exported = exportsOf(`${root}/${path}`)
      return [...names.matchAll(/`(\w+)(?:\.(\w+))?`/g)].flatMap(([, name = '', member]) => {
        const text = exported.get(name)
        const isThere = member ? hasMember(text ?? '', member) : text !== undefined
        return isThere ? [] : [`${path} has no ${member ? `${name}.${member}` : name}.`]
      })
    },
  )
}

function hasMember(text: string, member: string): boolean {
  return new RegExp(`^ *(?:readonly )?${member}[?(:<]`, 'm').test(text)
}

/** What a file exports, each with the text from there on, where its members are. */
function exportsOf(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map()
  const text = readFileSync(file, 'utf8')
  const form = /^export (?:async )?(?:function|interface|type|const|class) (\w+)/gm
  return new Map(
    [...text.matchAll(form)].map(({ 1: name = '', index }): [string, string] => [
      name,
      text.slice(index, text.indexOf('\n}', index)),
    ]),
  )
}
