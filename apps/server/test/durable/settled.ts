import type { ControlWire, Wire } from '@omise-sandbox/api'
import { all, ask, type Place, together } from './asking.ts'

/** Others take over from a server that is dead within fourteen seconds: its lease of ten, and a third, when they look. */
const timeout = 'timeout=20s'

/** Resolves when no charge is pending any more. */
export async function allFinal(place: Place): Promise<void> {
  const charges = await all<Wire['Charge']>(place, '/charges')
  const open = charges.filter(({ status }) => status === 'pending')
  await together(open, 10, ({ id }) => ask(place, `/__sandbox/wait?charge=${id}&${timeout}`))
}

/** Resolves when no webhook is on its way any more. */
export async function allSent(place: Place): Promise<void> {
  const deliveries = await all<ControlWire['Delivery']>(place, '/__sandbox/deliveries')
  const open = deliveries.filter(({ state }) => state === 'pending').map(({ charge }) => charge)
  await together(new Set(open), 10, async (charge) => {
    const { status } = await ask<Wire['Charge']>(place, `/charges/${charge}`)
    const condition = `charge=${charge}&status=${status}&deliveries=settled`
    await ask(place, `/__sandbox/wait?${condition}&${timeout}`)
  })
}
