import { countries } from '@omise-sandbox/core'
import { type Command, Option } from 'commander'
import type { CertifyObserver } from '../certify/certify.ts'
import { type CertifyFlags, readFlags } from '../certify/flags.ts'
import type { CertifyOptions } from '../certify/options.ts'
import type { Report } from '../certify/report.ts'
import { exitCodes } from '../cli/exit-codes.ts'
import { parseMethod, parsePort, parseTimeout } from '../cli/flag-parsers.ts'
import { note, print } from '../cli/output.ts'
import { writeNamed } from '../cli/write-named.ts'
import type { Finished } from './finished.ts'

const help = `
Each charge names its order in metadata.order; the receiver learns of it by charge.create, which comes first.
It is graded on its answers and, with --state-url, on the "status" it then tells there as JSON: pending, paid,
failed, expired or refunded. A number "times" or "count" beside it says how often a payment took effect.`

export function addCertify(program: Command, finished: Finished): void {
  program
    .command('certify <url>')
    .description('Do to a webhook receiver what production will do, and grade it.')
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
    .option('--state-url <template>', 'where orders show: http://127.0.0.1:3000/orders/{charge}')
    .option('--poll-url <url>', 'GET it to make the receiver look for lost payments')
    .addOption(
      new Option('--timeout <duration>', 'for an answer, and for a state to come')
        .default(5000, '5s')
        .argParser(parseTimeout),
    )
    .option('--junit <file>', 'write a JUnit report')
    .option('--json', 'print JSON, with the bytes that were sent where a check fails')
    .showHelpAfterError('Run omise-sandbox certify --help for how it is used.')
    .addHelpText('after', help)
    .action(async (url: string, flags: CertifyFlags) => finished(await run(url, flags)))
}

async function run(url: string, flags: CertifyFlags): Promise<number> {
  const options = readFlags(url, flags)
  // Other commands need not load a sandbox.
  const { certify } = await import('../certify/certify.ts')
  const { resultLine } = await import('../certify/messages.ts')
  const observer: CertifyObserver = {
    ready({ apiUrl, secretKey, webhookSecret }) {
      note(`The sandbox is at ${apiUrl}, with the key ${secretKey}.`)
      if (flags.secret === undefined) note(`Webhooks are signed with ${webhookSecret}.`)
    },
    async checked(result) {
      if (!flags.json) await print(`${resultLine(result)}\n`)
    },
  }
  try {
    return await reportResults(await certify(options, observer), flags)
  } catch (error) {
    const answer = await explain(error, options)
    if (!answer) throw error
    note(answer.message)
    return answer.code
  }
}

async function reportResults(report: Report, { json, junit }: CertifyFlags): Promise<number> {
  const { countOf, presentReport } = await import('../certify/report.ts')
  const { failureWords, gradeLine } = await import('../certify/messages.ts')
  const failures = failureWords(report)
  await print(
    json
      ? `${JSON.stringify(presentReport(report), null, 2)}\n`
      : `\n${failures === '' ? '' : `${failures}\n`}${gradeLine(report)}\n`,
  )
  if (junit !== undefined) {
    const { junitOfReport } = await import('../certify/junit.ts')
    await writeNamed(junit, junitOfReport(report))
  }
  return countOf(report, 'fail') === 0 ? exitCodes.ok : exitCodes.checkFailed
}

/** What to say of an error of the run, and what to exit with; undefined for one that is told elsewhere. */
async function explain(
  error: unknown,
  { apiPort }: CertifyOptions,
): Promise<{ message: string; code: number } | undefined> {
  const { ReceiverUnreachableError } = await import('../certify/post.ts')
  if (error instanceof ReceiverUnreachableError) {
    return { message: error.message, code: exitCodes.unreachable }
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    const message = `The sandbox cannot listen on port ${apiPort} (${code}). Choose another with --api-port (0 picks a free one).`
    return { message, code: exitCodes.portInUse }
  }
  return undefined
}
