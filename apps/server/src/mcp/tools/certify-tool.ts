import type { Report, Result } from '../../certify/report.ts'
import { type Arguments, type Schema, type Tool, ToolUsageError, textOf } from './tool.ts'

const text = (description: string): Schema => ({ type: 'string', description })

export const certifyReceiver: Tool = {
  name: 'certify_receiver',
  description:
    'Do to a webhook receiver what production will do (wrong signatures, doubles, late and lost webhooks) and grade it. Give the secret that the receiver verifies with. Use it once a receiver is written, and after each change.',
  input: {
    type: 'object',
    properties: {
      url: text('Where it takes webhooks: http://127.0.0.1:3000/hook'),
      secret: text('What it verifies with, base64.'),
      state_url: text('Where it shows an order, with {charge} in it.'),
      poll_url: text('GET makes it look for payments that it was not told of.'),
      method: text('Payment method of the charges.'),
      api_port: {
        type: 'integer',
        description:
          'Port of the sandbox of this run, key skey_test_sandbox, for receivers that retrieve charges.',
      },
      check: text('The id of a failed check whose exchanges to show.'),
    },
    required: ['url'],
  },
  isReadOnly: false,
  takesAccount: false,
  async run({ noCertify }, args) {
    if (noCertify !== undefined) throw new ToolUsageError(noCertify)
    const { readFlags } = await import('../../certify/flags.ts')
    const { certify } = await import('../../certify/certify.ts')
    const report = await certify(
      readFlags(textOf(args.url), {
        ...textsOf({ secret: args.secret, method: args.method }),
        ...textsOf({ stateUrl: args.state_url, pollUrl: args.poll_url }),
        apiPort: typeof args.api_port === 'number' ? args.api_port : 0,
        timeout: 5000,
      }),
    )
    return present(report, args.check)
  },
}

function textsOf(given: Arguments): Record<string, never> {
  const known = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known.map(([name, value]) => [name, textOf(value)])) as Record<
    string,
    never
  >
}

function present(report: Report, shown: unknown): object {
  const { results } = report
  const of = (grade: Result['verdict']['grade']) =>
    results.filter(({ verdict }) => verdict.grade === grade)
  const failed = of('fail').map(({ check, verdict, trail }) => ({
    ...{ check: check.id, title: check.title },
    ...('problem' in verdict ? { problem: verdict.problem } : {}),
    remedy: check.remedy,
    ...(check.id === shown ? { exchanges: trail } : {}),
  }))
  return {
    ...{ checks: results.length, passed: of('pass').length, failed },
    not_observed: of('not observed').length,
  }
}
