import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/run.ts'

/** What stands between two fences of a document. */
export interface Block {
  readonly document: string
  /** From 1, in its document. */
  readonly number: number
  /** Of the opening fence. */
  readonly line: number
  readonly language: string
  readonly text: string
  /** What the comment directly above says: `not run: needs Docker`. */
  readonly said: Said
}

type Said =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not run'; readonly reason: string }
  /** It starts what goes on, and is there once this address answers. */
  | { readonly kind: 'background'; readonly until: string }
  /** Others import it under this name. */
  | { readonly kind: 'file'; readonly name: string }

/** What a document shows as code. Throws where a fence is not closed or a comment above one is none that is known. */
export function blocksOf(document: string, text = read(document)): Block[] {
  const lines = text.split('\n')
  const blocks: Block[] = []
  let opened: { readonly line: number; readonly indent: string; readonly fence: string } | undefined
  for (const [index, line] of lines.entries()) {
    const [, indent = '', fence, language = ''] = /^( *)(`{3,}|~{3,})\s*(\S*)/.exec(line) ?? []
    if (fence === undefined) continue
    if (!opened) {
      opened = { line: index + 1, indent, fence }
      const said = saidBy(lines[index - 1] ?? '', `${document}:${index + 1}`)
      const place = { document, number: blocks.length + 1, line: index + 1 }
      blocks.push({ ...place, language, text: '', said })
    } else if (fence.startsWith(opened.fence) && language === '') {
      const inside = lines.slice(opened.line, index)
      const code = inside.map((each) => `${each.slice(opened?.indent.length)}\n`).join('')
      blocks.push({ ...(blocks.pop() as Block), text: code })
      opened = undefined
    }
  }
  if (opened) throw new Error(`${document}:${opened.line}: this block is not closed.`)
  return blocks
}

function read(document: string): string {
  return readFileSync(join(root, document), 'utf8')
}

function saidBy(above: string, place: string): Said {
  const [, comment] = /^ *<!-- ?(.*?) ?-->$/.exec(above) ?? []
  if (comment === undefined || comment.startsWith('/')) return { kind: 'nothing' }
  const [, reason] = /^not run: (.*\p{L}.*)$/u.exec(comment) ?? []
  if (reason !== undefined) return { kind: 'not run', reason }
  const [, url, words] =
    /^in the background, until (?:(http:\S+) answers|it says "(.+)")$/.exec(comment) ?? []
  const until = url ?? words
  if (until !== undefined) return { kind: 'background', until }
  const [, name] = /^file: ([\w.-]+)$/.exec(comment) ?? []
  if (name !== undefined) return { kind: 'file', name }
  throw new Error(
    `${place}: "${comment}" is none of: not run: <why>; in the background, until http://… answers; in the background, until it says "…"; file: <name>.`,
  )
}
