import { Argument, type Command } from 'commander'
import { print } from '../cli/output.ts'
import { completionFor, type Shell, shells } from '../completion/scripts.ts'

export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('Print a script that completes commands and flags in your shell.')
    .addArgument(new Argument('<shell>', 'yours').choices(shells))
    .showHelpAfterError('Run omise-sandbox completion --help for how it is used.')
    .action(async (shell: Shell) => {
      const { placesOf } = await import('../completion/places.ts')
      await print(completionFor(shell, placesOf(program)))
    })
}
