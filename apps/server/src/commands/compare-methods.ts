import { schemaVersions } from '@omise-sandbox/core'
import { type Command, Option } from 'commander'
import { clientCommand } from '../cli/client-command.ts'
import { parseMethod } from '../cli/flag-parsers.ts'
import { UsageError } from '../cli/usage-error.ts'
import type { CompareFlags } from '../compare-methods/compare-methods.ts'

const help = `
Compares what is known of the two payment methods, and the answers to a charge by each. Where a sandbox answers, it says too
what becomes of the account's recorded requests: the last thousand are kept. Changes nothing there. How well each fact is known, docs/fidelity.md says.`

export function addCompareMethods(program: Command): void {
  clientCommand(
    program,
    'compare-methods',
    'Say what a shop changes that moves from one payment method to another.',
  )
    .addOption(methodOption('--from <type>', 'the payment method to leave'))
    .addOption(methodOption('--to <type>', 'the payment method to take up'))
    .addOption(
      new Option('--wire <month>', 'shape of answers by methods that have none of their own')
        .choices(schemaVersions)
        .default(schemaVersions[0]),
    )
    .option('--requests', "exit 1 or 4 where the account's recorded requests cannot be had")
    .option('--no-requests', 'leave recorded requests out')
    .addHelpText('after', help)
    .action(async (flags: CompareFlags) => {
      const { from, to } = flags
      if (from === to) {
        throw new UsageError(`--from and --to are both ${from}. Name two payment methods.`)
      }
      // Other commands need not load a sandbox.
      const { compareMethodsCommand } = await import('../compare-methods/compare-methods.ts')
      await compareMethodsCommand(flags)
    })
}

function methodOption(flag: string, description: string): Option {
  return new Option(flag, description).makeOptionMandatory().argParser(parseMethod)
}
