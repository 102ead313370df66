/** One instruction, with its words as Docker takes them: a JSON list as it is, anything else as one text. */
export interface Instruction {
  readonly name: string
  readonly words: readonly string[]
  readonly isList: boolean
}

export interface Stage {
  readonly name: string | undefined
  readonly base: string
  readonly instructions: readonly Instruction[]
}

/** Reads a Dockerfile: comments, continued lines, and lists, which is all that ours uses. */
export function readDockerfile(text: string): Stage[] {
  const lines = text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const stages: (Stage & { instructions: Instruction[] })[] = []
  for (const line of lines) {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.+)$/.exec(line) ?? []
    if (name === 'FROM') {
      const [, base = '', , as] = /^(\S+)(\s+AS\s+(\S+))?$/.exec(rest) ?? []
      stages.push({ name: as, base, instructions: [] })
    } else if (name === '') {
      throw new Error(`"${line}" is no instruction.`)
    } else {
      stages.at(-1)?.instructions.push({ name, ...wordsOf(rest) })
    }
  }
  return stages
}

function wordsOf(rest: string): Pick<Instruction, 'words' | 'isList'> {
  return rest.startsWith('[')
    ? { words: JSON.parse(rest) as string[], isList: true }
    : { words: [rest], isList: false }
}

/** Flags such as `--from=build`, and what stands after them. */
export function readFlags(text: string): {
  readonly flags: Readonly<Record<string, string>>
  readonly rest: string
} {
  const flags: Record<string, string> = {}
  let rest = text
  for (;;) {
    const [whole, name, value] = /^--([\w-]+)=(\S+)\s+/.exec(rest) ?? []
    if (whole === undefined || name === undefined || value === undefined) return { flags, rest }
    flags[name] = value
    rest = rest.slice(whole.length)
  }
}
