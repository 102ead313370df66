import type { ControlWire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { type ClientFlags, clientCommand, limitOption, withControl } from '../cli/client-command.ts'
import { showList } from '../cli/output.ts'
import type { Columns } from '../cli/table.ts'

interface InboxFlags extends ClientFlags {
  readonly limit: number
}

export function addInbox(program: Command): void {
  clientCommand(program, 'inbox', 'List what came to the built-in receiver, newest first.')
    .addOption(limitOption())
    .addHelpText(
      'after',
      '\nomise-sandbox webhooks update --url sandbox:inbox has webhooks come here.',
    )
    .action(
      withControl(async ({ inbox }, flags: InboxFlags) => {
        await showList(flags, (await inbox.list({ limit: flags.limit })).data, columns)
      }),
    )
}

const columns: Columns<ControlWire['InboxMessage']> = {
  time: ({ at }) => at,
  key: ({ key }) => key,
  charge: ({ charge }) => charge,
  signature: ({ signature }) => (signature.holds ? 'holds' : signature.explanation),
}
