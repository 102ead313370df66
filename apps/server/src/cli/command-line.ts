import { Command, CommanderError } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import type { Finished } from '../commands/finished.ts'
import { addStart } from '../commands/start.ts'
import { readEnvironment } from '../settings/environment.ts'
import { addExamples } from './examples.ts'
import { exitCodes } from './exit-codes.ts'
import { didYouMean } from './nearest.ts'
import { note } from './output.ts'
import { refuseRepeatedFlags } from './repeated-flags.ts'
import { UsageError } from './usage-error.ts'

/** Runs one command and gives the exit code of the process. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  for (const warning of readEnvironment(process.env).warnings) note(warning)
  let code: number = exitCodes.ok
  const finished: Finished = (exitCode) => {
    code = exitCode
  }
  const program = createProgram()
  // A mistyped command is no flag of start.
  addStart(program, finished, args[0]?.startsWith('-') ?? true)
  if (args[0] !== 'start') {
    // Start need not wait for what it has no use for.
    const { addOthers } = await import('../commands/others.ts')
    addOthers(program, finished)
  }
  addExamples(program)
  try {
    refuseUnknownCommand(program, args)
    refuseRepeatedFlags(program)
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    return codeOf(error)
  }
  return code
}

/** All commands, as `--help` shows them. */
export async function wholeProgram(): Promise<Command> {
  const { addOthers } = await import('../commands/others.ts')
  const program = createProgram()
  const unfinished: Finished = () => {}
  addStart(program, unfinished, true)
  addOthers(program, unfinished)
  return program
}

/** Commander shows help, and succeeds, where an unknown command is asked for its own. */
function refuseUnknownCommand(command: Command, [first, ...rest]: readonly string[]): void {
  if (first === undefined || first.startsWith('-') || command.commands.length === 0) return
  const known = command.commands.find((each) => each.name() === first)
  if (known) refuseUnknownCommand(known, rest)
  if (known || first === 'help') return
  const names = command.commands.map((each) => each.name())
  const whole = command.parent ? `${command.name()} ${first}` : first
  throw new UsageError(`There is no command "${whole}".${didYouMean(first, names)}\n${helpHint}`)
}

const helpHint =
  'Run omise-sandbox --help for the commands, omise-sandbox start --help for its flags.'

function createProgram(): Command {
  return new Command('omise-sandbox')
    .description("A stateful, offline stand-in for Omise's payments by scanned code.")
    .version(manifest.version)
    .showSuggestionAfterError()
    .showHelpAfterError(helpHint)
    .exitOverride()
}

/** Says what went wrong in a sentence; what nobody foresaw is thrown on. */
async function codeOf(error: unknown): Promise<number> {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  }
  if (error instanceof UsageError) {
    note(error.message)
    return exitCodes.usage
  }
  const { explain } = await import('./explain.ts')
  const answer = explain(error)
  if (!answer) throw error
  note(answer.message)
  return answer.code
}
