import { execute } from './execute.ts'

/** Programs that check blocks of docs/sdks.md, each with what says that it is there. */
const programs = {
  ruby: ['ruby', '-v'],
  python: ['python3', '--version'],
  php: ['php', '-v'],
  go: ['gofmt', '-h'],
  java: ['javac', '-version'],
} as const

export type Interpreter = keyof typeof programs

/** The first line that each interpreter prints of itself; those that are not here are left out. */
export async function interpreters(): Promise<Partial<Record<Interpreter, string>>> {
  const found = await Promise.all(
    Object.entries(programs).map(async ([name, [program, ...args]]) => {
      const { code, stdout, stderr } = await execute({ program, args })
      // gofmt says its usage with code 2.
      const there = code === 0 || (name === 'go' && code === 2)
      return there ? [[name, (stdout + stderr).trim().split('\n')[0] ?? '']] : []
    }),
  )
  return Object.fromEntries(found.flat())
}

/** The names of all interpreters. */
export const interpreterNames = Object.keys(programs) as Interpreter[]
