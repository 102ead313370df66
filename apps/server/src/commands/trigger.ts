import { failureCodes } from '@omise-sandbox/core'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { clientCommand } from '../cli/client-command.ts'
import { type EventKey, eventKeys } from '../cli/event-keys.ts'
import { UsageError } from '../cli/usage-error.ts'
import type { TriggerFlags } from '../trigger/happen.ts'
import type { Finished } from './finished.ts'

export function addTrigger(program: Command, finished: Finished): void {
  clientCommand(program, 'trigger', 'Make an event happen, and wait until it is delivered.')
    .addArgument(new Argument('<event>', 'what is to happen').choices(eventKeys))
    .addOption(
      new Option(
        '--failed [code]',
        'with charge.complete: let the payment fail, with a failure code of its method',
      ).argParser(parseCode),
    )
    .option('--charge <charge>', 'to happen to, in place of a new one')
    .option(
      '--method <type>',
      "payment method of the new charge; the account's first when left out",
    )
    .option(
      '--amount <subunits>',
      'of the new charge, some that the method takes when left out; with --charge and refund.create of the refund, all that is left when left out',
    )
    .option('--timeout <duration>', 'how long to wait for the webhooks, at most 10m', '15s')
    .addHelpText('after', '\nExits 0 when each of its webhooks was delivered, else 1.')
    .action(async (key: EventKey, flags: TriggerFlags) => {
      if (flags.failed !== undefined && key !== 'charge.complete') {
        throw new UsageError(`--failed goes with charge.complete, not with ${key}.`)
      }
      if (flags.charge !== undefined) checkCharge(key, flags)
      const { trigger } = await import('../trigger/trigger.ts')
      finished(await trigger(key, flags))
    })
}

function checkCharge(key: EventKey, { amount, method }: TriggerFlags): void {
  if (method !== undefined) {
    throw new UsageError('With --charge, the charge has its payment method: leave --method out.')
  }
  if (key === 'charge.create') {
    throw new UsageError(
      '--charge does not go with charge.create, which happens once. Send it again with omise-sandbox events resend.',
    )
  }
  if (amount !== undefined && key !== 'refund.create') {
    throw new UsageError(`With --charge, --amount goes with refund.create, not with ${key}.`)
  }
}

/** Which codes there are, the sandbox says when it refuses one. */
function parseCode(text: string): string {
  if (/^\w+$/.test(text)) return text
  throw new InvalidArgumentError(`Use a failure code, one of: ${failureCodes.join(', ')}.`)
}
