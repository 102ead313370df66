import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** The page whose recipes are checked and run. */
export const page = fileURLToPath(new URL('../../docs/sdks.md', import.meta.url))

/** A block of code of the page, as printed. */
export interface Block {
  /** The heading it stands under, such as `Ruby`. */
  readonly section: string
  /** What the fence names: `ruby`, `sh`, and so on. */
  readonly language: string
  /** Its place among the blocks of its section, from 1. */
  readonly number: number
  /** The line of the page it starts at. */
  readonly line: number
  readonly text: string
}

/** The blocks of code of a Markdown document, in order. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let section = ''
  let open: { readonly language: string; readonly line: number; text: string } | undefined
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^```(.*)$/.exec(line)
    if (open && fence) {
      const number = blocks.filter((each) => each.section === section).length + 1
      blocks.push({ section, number, ...open })
      open = undefined
    } else if (open) open.text += `${line}\n`
    else if (fence) open = { language: fence[1] ?? '', line: index + 1, text: '' }
    else if (line.startsWith('#')) section = line.replace(/^#+ */, '')
  }
  return blocks
}

/** The blocks of the page. */
export async function documentedBlocks(): Promise<Block[]> {
  return blocksOf(await readFile(page, 'utf8'))
}
