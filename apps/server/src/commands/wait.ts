import type { ControlWire, Wire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { type ClientFlags, clientCommand, connect } from '../cli/client-command.ts'
import { money } from '../cli/money.ts'
import { checkAnswer } from '../cli/not-a-sandbox.ts'
import { show } from '../cli/output.ts'
import { table } from '../cli/table.ts'
import { statusOption } from './charges.ts'
import { judge } from './delivery-columns.ts'
import type { Finished } from './finished.ts'

interface WaitFlags extends ClientFlags {
  readonly status?: ControlWire['ChargeStatus']
  readonly deliveries?: boolean
  readonly timeout: string
}

export function addWait(program: Command, finished: Finished): void {
  clientCommand(program, 'wait <charge>', 'Wait until a charge is final; exits 124 when it is not.')
    .addOption(statusOption('wait for this status instead'))
    .option('--deliveries', 'wait for its webhooks too; exits 1 when one was not delivered')
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
      checkAnswer(isTrue(waited, charge, status), flags, `${charge} as it was waited for`)
      await show(flags, waited, waitedWords)
      if (deliveries) finished(judge(waited.deliveries))
    })
}

/** The control API's document cannot name the schema of the other. */
function chargeOf({ charge }: ControlWire['Waited']): Partial<Wire['Charge']> {
  return charge as unknown as Wire['Charge']
}

/** Whether the wait ended with the charge that was named, in a status that was waited for. */
function isTrue(waited: ControlWire['Waited'], charge: string, wanted: WaitFlags['status']) {
  const { id, status } = chargeOf(waited) ?? {}
  const isWanted = wanted === undefined ? status !== 'pending' : status === wanted
  return id === charge && isWanted && Array.isArray(waited.deliveries)
}

function waitedWords(waited: ControlWire['Waited']): string {
  const { deliveries } = waited
  const { id, status, amount = 0, currency = '' } = chargeOf(waited)
  const rows = table(deliveries, {
    webhook: ({ key }) => key,
    state: ({ state }) => state,
    url: ({ url }) => url,
  })
  const line = `${id}  ${status}  ${money(amount, currency)}`
  return deliveries.length === 0 ? line : `${line}\n\n${rows}`
}
