import type { Command } from 'commander'
import { connect, type ListFlags, listCommand } from '../cli/client-command.ts'
import { showList } from '../cli/output.ts'
import { deliveryColumns } from './delivery-columns.ts'
import type { Finished } from './finished.ts'
import { addRecover, addResend } from './send-again.ts'

export function addDeliveries(program: Command, finished: Finished): void {
  const deliveries = program
    .command('deliveries')
    .description('List webhook deliveries, and send them again.')
  listCommand(deliveries, 'list', 'List webhooks and what came of them, newest first.', {
    isDefault: true,
  }).action(async (flags: ListFlags) => {
    const { charge, limit } = flags
    const control = await connect(flags)
    const query = { limit, ...(charge === undefined ? {} : { charge }) }
    await showList(flags, (await control.deliveries.list(query)).data, deliveryColumns)
  })
  addResend(deliveries, { description: 'Send a delivery again.', finished })
  addRecover(deliveries, finished)
}
