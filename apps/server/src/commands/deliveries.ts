import type { Command } from 'commander'
import { type ClientFlags, clientCommand, connect, limitOption } from '../cli/client-command.ts'
import { showList } from '../cli/output.ts'
import { deliveryColumns } from './delivery-columns.ts'
import type { Finished } from './finished.ts'
import { addRecover, addResend } from './send-again.ts'

interface ListFlags extends ClientFlags {
  readonly charge?: string
  readonly limit: number
}

export function addDeliveries(program: Command, finished: Finished): void {
  const deliveries = program
    .command('deliveries')
    .description('List webhook deliveries, and send them again.')
  clientCommand(deliveries, 'list', 'List webhooks and what came of them, newest first.', {
    isDefault: true,
  })
    .addOption(limitOption())
    .option('--charge <charge>', "only this charge's")
    .action(async (flags: ListFlags) => {
      const { charge, limit } = flags
      const control = await connect(flags)
      const query = { limit, ...(charge === undefined ? {} : { charge }) }
      await showList(flags, (await control.deliveries.list(query)).data, deliveryColumns)
    })
  addResend(deliveries, { description: 'Send a delivery again.', finished })
  addRecover(deliveries, finished)
}
