import type { Command } from 'commander'
import type { VerifyFlags } from '../verify-pacts/flags.ts'
import type { Finished } from './finished.ts'

const help = `
Files are read from disk, folders with the folders in them. Without any, contracts come from the broker that PACT_BROKER_BASE_URL names,
with PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD. Each interaction begins with an empty
account, whatever test key it names; a message is the webhook whose event key its description names.
It wants @pact-foundation/pact in your project.`

export function addVerifyPacts(program: Command, finished: Finished): void {
  program
    .command('verify-pacts [pacts...]')
    .description("Verify your consumers' contracts (Pact) against the sandbox.")
    .option('--states', 'list the provider states that contracts can give, and their parameters')
    .option('--consumer <name...>', 'only the contracts of these consumers')
    .option('--provider <name>', 'what the broker calls the API', 'omise')
    .option('--publish <version>', 'tell the broker the results, for this version of the provider')
    .option('--branch <name>', 'the branch of the version that is published')
    .option(
      '--against <url>',
      'verify another API, with the test key in OMISE_SECRET_KEY; never in CI',
    )
    .option(
      '--openapi <off|warn|fail>',
      'what to make of what the OpenAPI documents have not',
      'warn',
    )
    .option('--junit <file>', 'write a JUnit report')
    .option('--json', 'print JSON')
    .showHelpAfterError('Run omise-sandbox verify-pacts --help for how it is used.')
    .addHelpText('after', help)
    .action(async (pacts: string[], flags: VerifyFlags) => {
      // Other commands need not load a sandbox.
      const { verifyPactsCommand } = await import('../verify-pacts/verify-pacts.ts')
      finished(await verifyPactsCommand(pacts, flags))
    })
}
