import type { Control, ControlWire, WaitCondition, Wire } from '@omise-sandbox/api'
import { ControlRefusal } from '@omise-sandbox/client/control'
import { isDelivered } from '../cli/answer.ts'
import { connect } from '../cli/client-command.ts'
import type { EventKey } from '../cli/event-keys.ts'
import { exitCodes } from '../cli/exit-codes.ts'
import { readOmise, segment } from '../cli/imitated-api.ts'
import { note, show } from '../cli/output.ts'
import { table } from '../cli/table.ts'
import { deliveryColumns, judge, whyNotDelivered } from '../commands/delivery-columns.ts'
import { listenerUrl } from '../listen/lease-url.ts'
import { happenTo, happenToNew, type TriggerFlags } from './happen.ts'

/** Makes an event happen, and says what came of its webhooks. */
export async function trigger(key: EventKey, flags: TriggerFlags): Promise<number> {
  const control = await connect(flags)
  const { charge, status } =
    flags.charge === undefined
      ? await happenToNew(key, { flags, control })
      : await happenTo(flags.charge, { key, flags, control })
  const { timeout } = flags
  await settle(control, key, { charge, status, deliveries: 'settled', timeout })
  const triggered = await findTriggered(control, flags, key, charge)
  await show(flags, triggered, triggeredWords)
  return verdict(control, triggered)
}

/** Waits until nothing of the charge is due; where that does not come in time, says how the event's webhooks stand. */
async function settle(control: Control, key: EventKey, condition: WaitCondition): Promise<void> {
  try {
    await control.wait(condition)
  } catch (error) {
    if (!(error instanceof ControlRefusal) || error.status !== 408) throw error
    const { data } = await control.deliveries.list({ charge: condition.charge, limit: 100 })
    const late = data.filter((one) => one.key === key && !isDelivered(one))
    for (const delivery of late) note(whyNotDelivered(delivery))
    throw error
  }
}

type Triggered = Awaited<ReturnType<typeof findTriggered>>

/** The last such event of the charge, as the sandbox knows it; null where it did not happen. */
async function findTriggered(control: Control, flags: TriggerFlags, key: EventKey, charge: string) {
  const path = `/charges/${segment('charge', charge)}`
  const { status } = await readOmise<Wire['Charge']>(flags, path)
  const events = await readOmise<Wire['EventList']>(flags, `${path}/events`, {
    limit: 100,
    order: 'reverse_chronological',
  })
  const event = events.data.find((one) => one.key === key)?.id ?? null
  const { data } = await control.deliveries.list({ charge, limit: 100 })
  const deliveries = data.filter((delivery) => delivery.event === event).reverse()
  return { event, key, charge, status, deliveries }
}

function triggeredWords({ event, key, charge, status, deliveries }: Triggered): string {
  const line = [key, event ?? 'did not happen', charge, status].join('  ')
  return deliveries.length === 0 ? line : `${line}\n\n${table(deliveries, deliveryColumns)}`
}

async function verdict(control: Control, { event, key, deliveries }: Triggered): Promise<number> {
  if (event !== null && deliveries.length === 0) {
    note(`${key}: no endpoint. ${remedyFor(await control.webhooks.get(), key)}`)
    return exitCodes.checkFailed
  }
  return event === null ? exitCodes.checkFailed : judge(deliveries)
}

function remedyFor({ url, events, disabled }: ControlWire['WebhookSettings'], key: EventKey) {
  if (url === null) {
    return 'Set one with omise-sandbox webhooks update --url http://127.0.0.1:3000/hook, or forward to one with omise-sandbox listen --forward-to http://127.0.0.1:3000/hook.'
  }
  if (disabled) {
    return `${url} answered 410 and gets no more. Set it again with omise-sandbox webhooks update --url ${url}.`
  }
  if (url === listenerUrl && (events.includes('*') || events.includes(key))) {
    return 'The listener leaves it out. Start omise-sandbox listen without --events, --charge and --status.'
  }
  return `${url} gets ${events.join(', ')} only. Send it this too with omise-sandbox webhooks update --events '${[...events, key].join(',')}'.`
}
