import { countries } from '@omise-sandbox/core'
import { type Command, Option } from 'commander'
import { numberParser, parseMethod, parsePort, parseTimeout } from '../cli/flag-parsers.ts'
import type { ExploreFlags } from '../explore/explore-command.ts'
import type { ReplayFlags } from '../explore/replay-command.ts'
import type { Finished } from './finished.ts'

const exploreHelp = `
A webhook can come late, twice or never, and after others. Every order of what happens and of what is told is played, the
shortest first, and after each the application's state is compared with what is true. The first schedule that fails is
told step by step, with a Vitest case; exit code 1. Nothing proved (no webhook is taken in, the state never changes): 2.

Each charge names its order in metadata.order. The state is JSON with a "status": pending, paid, failed, expired,
refunded, partially_refunded or unknown (404 too); "times", "refunded" (subunits) and "charge" are compared where told.

COMMAND starts the application, and restarts it. It finds OMISE_URL, OMISE_SECRET_KEY, OMISE_WEBHOOK_SECRET and PORT
in its environment. More: docs/explore.md.`

export function addExplore(program: Command, finished: Finished): void {
  withAppFlags(
    program
      .command('explore <url> [command...]')
      .description(
        'Play every order of payments and webhooks against an application, and find the one it gets wrong.',
      ),
  )
    .option('--scenario <name...>', 'play these only')
    .option('--scenarios <file>', 'play the scenarios of a file')
    .option('--max-steps <number>', 'of one schedule', numberParser(2, 20), 9)
    .option(
      '--max-schedules <number>',
      'the longest are sampled beyond it',
      numberParser(1, 10_000_000),
      6000,
    )
    .option(
      '--repeats <number>',
      'webhooks of a schedule that may come twice',
      numberParser(0, 5),
      1,
    )
    .option('--losses <number>', 'webhooks of a schedule that may be lost', numberParser(0, 5), 1)
    .option('--restarts <number>', 'of the application in a schedule', numberParser(0, 5), 1)
    .option('--seed <text>', 'draws the same sample; random when absent')
    .option('--concurrency <number>', 'schedules played at the same time', numberParser(1, 64), 16)
    .option('--save <file>', 'write the schedule that fails, for replay')
    .option('--junit <file>', 'write a JUnit report')
    .option('--json', 'print JSON')
    .showHelpAfterError('Run omise-sandbox explore --help for how it is used.')
    .addHelpText('after', exploreHelp)
    .action(async (url: string, command: string[], flags: ExploreFlags) => {
      // Other commands need not load a sandbox.
      const { exploreCommand } = await import('../explore/explore-command.ts')
      finished(await exploreCommand(url, command, flags))
    })
}

export function addReplay(program: Command, finished: Finished): void {
  withAppFlags(
    program
      .command('replay <file> [command...]')
      .description('Play a schedule that explore saved once more.'),
  )
    .option('--webhook-url <url>', 'where the application takes webhooks now')
    .option('--times <number>', 'how often it is played', numberParser(1, 100_000), 1)
    .option('--json', 'print JSON')
    .showHelpAfterError('Run omise-sandbox replay --help for how it is used.')
    .addHelpText(
      'after',
      '\nWhat no flag says stands in the file. Exit code 1 where it fails again.',
    )
    .action(async (file: string, command: string[], flags: ReplayFlags) => {
      const { replayCommand } = await import('../explore/replay-command.ts')
      finished(await replayCommand(file, command, flags))
    })
}

function withAppFlags(command: Command): Command {
  return command
    .option(
      '--state-url <template>',
      'where orders show: http://127.0.0.1:3000/orders/{charge}; or {order}, {attempt}',
    )
    .option('--poll-url <template>', 'GET it to make the application look for lost webhooks')
    .option('--charge-url <url>', 'POST to it to have the application charge')
    .option(
      '--charge-body <json>',
      'what is posted, with {order}, {attempt}, {amount}, {currency}, {barcode}',
    )
    .option('--map <theirs=ours...>', 'what the application calls a status: completed=paid')
    .option('--secret <base64>', "what webhooks are signed with; the sandbox's own when absent")
    .addOption(
      new Option(
        '--method <type>',
        'payment method of the charges; the first of the country',
      ).argParser(parseMethod),
    )
    .addOption(
      new Option('--country <country>', 'of the account, which decides the currency; TH').choices(
        countries,
      ),
    )
    .option('--api-port <number>', "port of the run's own sandbox; 0 picks one", parsePort, 0)
    .addOption(
      new Option('--timeout <duration>', 'for an answer')
        .default(5000, '5s')
        .argParser(parseTimeout),
    )
    .addOption(
      new Option('--state-timeout <duration>', 'for a state to come after the answer')
        .default(1000, '1s')
        .argParser(parseTimeout),
    )
}
