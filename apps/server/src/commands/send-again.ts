import type { Control, ControlWire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { type ClientFlags, clientCommand, connect } from '../cli/client-command.ts'
import { checkAnswer } from '../cli/not-a-sandbox.ts'
import { showList } from '../cli/output.ts'
import { deliveryColumns, judge } from './delivery-columns.ts'
import type { Finished } from './finished.ts'

const exits = '\nExits 0 when all it sent was delivered, else 1.'

/** `resend <id>`, of a delivery or an event: the sandbox knows which by its id. */
export function addResend(
  parent: Command,
  { description, finished }: { readonly description: string; readonly finished: Finished },
): void {
  clientCommand(parent, 'resend <id>', description)
    .addHelpText('after', exits)
    .action(async (id: string, flags: ClientFlags) => finished(await resend(id, flags)))
}

export function addRecover(deliveries: Command, finished: Finished): void {
  clientCommand(deliveries, 'recover', 'Send again what failed or was dropped, the oldest first.')
    .option('--since <time>', "of the account's clock: 2026-01-01T00:00:00Z")
    .option('--all', 'what was delivered too')
    .addHelpText('after', exits)
    .action(async (flags: RecoverFlags) =>
      finished(await sendAgain(flags, ({ recover }) => recover(recoveryOf(flags)))),
    )
}

interface RecoverFlags extends ClientFlags {
  readonly since?: string
  readonly all?: boolean
}

function recoveryOf({ since, all }: RecoverFlags): ControlWire['Recovery'] {
  return { ...(since === undefined ? {} : { since }), which: all ? 'all' : 'failed' }
}

async function resend(id: string, flags: ClientFlags): Promise<number> {
  return sendAgain(flags, async (deliveries) => {
    const resent = await deliveries.resend(id)
    const isOfId = resent.data?.every((one) => one.id === id || one.event === id) ?? false
    checkAnswer(isOfId && resent.data.length > 0, flags, `what was sent of ${id}`)
    return resent
  })
}

/** Sends again, shows what was sent, and says which of it was not delivered. */
async function sendAgain(
  flags: ClientFlags,
  send: (deliveries: Control['deliveries']) => Promise<ControlWire['Resent']>,
): Promise<number> {
  const { deliveries } = await connect(flags)
  const { data } = await send(deliveries)
  checkAnswer(Array.isArray(data), flags, 'a list of deliveries')
  await showList(flags, data, deliveryColumns)
  return judge(data)
}
