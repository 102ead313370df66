import type { Control, ControlWire } from '@omise-sandbox/api'
import {
  type ChargeId,
  formatInstant,
  instant,
  instantOfId,
  parseInstant,
} from '@omise-sandbox/core'
import { ids } from '../ids.ts'
import { StateError, type Values } from './stage.ts'

type IdName = keyof typeof ids

const names = Object.keys(ids) as IdName[]

/** The ids among a state's parameters. Throws a {@link StateError} where one has not the form of its kind. */
export function idsIn(parameters: Readonly<Record<string, unknown>>): Values {
  const given = names.flatMap((name) => (name in parameters ? [[name, parameters[name]]] : []))
  for (const [name, id] of given as [IdName, unknown][]) {
    const form = new RegExp(`^${ids[name].slice(0, -19)}[0-9a-z]{19}$`)
    if (typeof id === 'string' && form.test(id)) continue
    throw new StateError(
      `The ${name} cannot be ${JSON.stringify(id)}. Use an id such as ${ids[name]}.`,
    )
  }
  return Object.fromEntries(given) as Values
}

/**
 * Lets what a state made have the ids that the contract names, everywhere it is mentioned, and returns all of its ids.
 * An account's state is taken out and put back for it, as any user could.
 */
export async function giveIds(control: Control, made: Values, wanted: Values): Promise<Values> {
  const renames = Object.entries(wanted).flatMap(([name, id]) => {
    const old = made[name]
    return old === undefined || old === id ? [] : [[old, id] as const]
  })
  if (renames.length > 0) {
    let text = JSON.stringify(await control.state.export())
    for (const [old, id] of renames) text = text.replaceAll(old, id)
    await control.state.import(JSON.parse(text) as ControlWire['State'])
  }
  return { ...made, ...wanted }
}

/** Sets the clock to the second after the latest moment that the ids tell of, so that lists show what has them. */
export async function goToTimeOf(control: Control, wanted: Values): Promise<void> {
  const { now } = await control.clock.now()
  const present = parseInstant(now) ?? 0
  const moments = Object.values(wanted).map((id) => instantOfId(id as ChargeId))
  const latest = moments.filter((at) => at > present).sort((a, b) => b - a)[0]
  if (latest !== undefined) await control.clock.set(formatInstant(instant(latest + 1000)))
}
