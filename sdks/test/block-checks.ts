import { globSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Block } from '../src/documented.ts'
import { type Command, execute } from '../src/execute.ts'
import type { Interpreter } from '../src/interpreters.ts'

/** How a block of a language is checked without its SDK. */
export interface BlockCheck {
  readonly interpreter?: Interpreter
  /** Why it is checked by less than its own compiler. */
  readonly because?: string
  /** What is wrong with it; an empty text where nothing is. */
  check(block: Block): Promise<string>
}

const stubs = fileURLToPath(new URL('./stubs/java', import.meta.url))

/** One file is read before Java's better compiler, and its many threads that collect memory, are worth their start. */
const forSmallInputs = ['-J-XX:TieredStopAtLevel=1', '-J-XX:+UseSerialGC']

/** By the language that the fence names. A block of another language has no check. */
export const blockChecks: Readonly<Record<string, BlockCheck>> = {
  ruby: { interpreter: 'ruby', check: (block) => inFile(block, 'block.rb', 'ruby', ['-c']) },
  python: {
    interpreter: 'python',
    check: (block) => inFile(block, 'block.py', 'python3', ['-m', 'py_compile']),
  },
  php: { interpreter: 'php', check: (block) => inFile(block, 'block.php', 'php', ['-l']) },
  go: { interpreter: 'go', check: (block) => inFile(block, 'block.go', 'gofmt', ['-e', '-d']) },
  java: {
    interpreter: 'java',
    check: (block) =>
      inFile(block, 'SandboxClient.java', 'javac', [
        ...['-proc:none', '-implicit:none', ...forSmallInputs],
        ...globSync('**/*.java', { cwd: stubs }).map((file) => join(stubs, file)),
      ]),
  },
  csharp: {
    because:
      'Mono is large for one block; `npm run sdks` compiles it where dotnet or mono is there.',
    check: async ({ text }) => unbalanced(text) || lacks(text, [/^using Omise;$/m, /\bclass \w+/]),
  },
  elixir: {
    because:
      'Elixir and Erlang are large for three lines; `npm run sdks` loads them where they are.',
    check: async ({ text }) => unbalanced(text) || lacks(text, [/^config :\w+,$/m]),
  },
  sh: { check: (block) => inFile(block, 'block.sh', 'bash', ['-n']) },
}

/** Puts a block in a file of a folder of its own, and gives what a program says where it refuses it. */
async function inFile(
  { text }: Block,
  name: string,
  program: string,
  args: Command['args'],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'omise-block-'))
  try {
    await writeFile(join(folder, name), text)
    const output = program === 'javac' ? ['-d', folder] : []
    const ended = await execute({ program, args: [...output, ...args, name], cwd: folder })
    // gofmt shows what it would write otherwise, with code 0.
    const differs = program === 'gofmt' ? ended.stdout : ''
    return ended.code === 0 ? differs : ended.stdout + ended.stderr || `code ${ended.code}`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What opens and does not close, or closes and was not opened. */
export function unbalanced(text: string): string {
  const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' }
  const open: string[] = []
  const code = text.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""').replaceAll(/\/\/.*/g, '')
  if (code.replaceAll('""', '').includes('"')) return 'A text is not closed.'
  for (const sign of code) {
    if (Object.values(pairs).includes(sign)) open.push(sign)
    else if (sign in pairs && open.pop() !== pairs[sign]) return `"${sign}" closes nothing.`
  }
  return open.length > 0 ? `"${open.at(-1)}" is not closed.` : ''
}

function lacks(text: string, patterns: readonly RegExp[]): string {
  const missing = patterns.find((pattern) => !pattern.test(text))
  return missing ? `It has nothing like ${missing}.` : ''
}
