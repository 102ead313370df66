import { version } from '@omise-sandbox/sandbox'
import { Command, CommanderError } from 'commander'
import { applyConfigFile, ConfigError } from './config-file.ts'
import { exitCodes } from './exit-codes.ts'
import { addStart } from './start.ts'

/** Runs one command and gives the exit code of the process. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.ok
  const program = new Command('omise-sandbox')
    .description("A stateful, offline stand-in for Omise's Alipay (Barcode) payments.")
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError(
      'Run omise-sandbox --help for the commands, omise-sandbox start --help for its flags.',
    )
    .exitOverride()
  const startCommand = addStart(program, (result) => {
    code = result
  })
  try {
    applyConfigFile(startCommand, args)
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof ConfigError) {
      process.stderr.write(`${error.message}\n`)
      return exitCodes.usage
    }
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  }
  return code
}
