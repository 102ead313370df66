import type { ControlWire, Wire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { baht } from '../baht.ts'
import { type ClientFlags, clientCommand, connect } from '../client-command.ts'
import { show } from '../output.ts'
import { table } from '../table.ts'
import { statusOption } from './charges.ts'

interface WaitFlags extends ClientFlags {
  readonly status?: ControlWire['ChargeStatus']
  readonly deliveries?: boolean
  readonly timeout: string
}

export function addWait(program: Command): void {
  clientCommand(program, 'wait <charge>', 'Wait until a charge is final; exits 124 when it is not.')
    .addOption(statusOption('wait for this status instead'))
    .option('--deliveries', 'wait until its webhooks are done too')
    .option('--timeout <duration>', 'how long, at most 10m', '5s')
    .action(async (charge: string, flags: WaitFlags) => {
      const { status, deliveries, timeout } = flags
      const control = await connect(flags)
      const waited = await control.wait({
        charge,
        timeout,
        ...(status === undefined ? {} : { status }),
        ...(deliveries ? { deliveries: 'settled' } : {}),
      })
      await show(flags, waited, waitedWords)
    })
}

function waitedWords({ charge, deliveries }: ControlWire['Waited']): string {
  // The control API's document cannot name the schema of the other.
  const { id, status, amount } = charge as unknown as Wire['Charge']
  const rows = table(deliveries, {
    webhook: ({ key }) => key,
    state: ({ state }) => state,
    url: ({ url }) => url,
  })
  const line = `${id}  ${status}  ${baht(amount)}`
  return deliveries.length === 0 ? line : `${line}\n\n${rows}`
}
