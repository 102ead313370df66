import { type Offence, offenceAt } from './offence.ts'
import { timers } from './parts.ts'

const timed = /^packages\/(sandbox|storage-sql)\/src\//
const timer =
  /\b(setTimeout|setInterval|scheduler\.(wait|yield)|AbortSignal\.timeout)\b|\* as \w+ from '(node:)?timers|import\s*\{[^}]*\bscheduler\b[^}]*\}\s*from\s*'(node:)?timers/g
const comment = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g

/** Timers in files of the simulator and its stores that have none. */
export function timerOffences(file: string, text: string): Offence[] {
  if (!timed.test(file) || timers.some((known) => file.startsWith(known))) return []
  const code = text.replaceAll(comment, (words) => words.replaceAll(/[^\n]/g, ' '))
  return [...code.matchAll(timer)].map(({ index }) =>
    offenceAt(
      file,
      text,
      index,
      'What happens in an account waits for the ticker, or for nothing.',
    ),
  )
}
