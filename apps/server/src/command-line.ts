import { Command, CommanderError } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import type { Finished } from './commands/finished.ts'
import { addStart } from './commands/start.ts'
import { exitCodes } from './exit-codes.ts'
import { note } from './output.ts'
import { UsageError } from './usage-error.ts'

/** Runs one command and gives the exit code of the process. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.ok
  const finished: Finished = (exitCode) => {
    code = exitCode
  }
  const program = createProgram()
  // A mistyped command is no flag of start.
  addStart(program, finished, args[0]?.startsWith('-') ?? true)
  if (args[0] !== 'start') {
    // Start need not wait for what it has no use for.
    const { addOthers } = await import('./commands/others.ts')
    addOthers(program, finished)
  }
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    return codeOf(error)
  }
  return code
}

function createProgram(): Command {
  return new Command('omise-sandbox')
    .description("A stateful, offline stand-in for Omise's Alipay (Barcode) payments.")
    .version(manifest.version)
    .showSuggestionAfterError()
    .showHelpAfterError(
      'Run omise-sandbox --help for the commands, omise-sandbox start --help for its flags.',
    )
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
