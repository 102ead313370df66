import type { Control, ControlWire } from '@omise-sandbox/api'
import {
  type ChargeId,
  formatInstant,
  instant,
  instantOfId,
  parseInstant,
} from '@omise-sandbox/core'
import { ids } from '../ids.ts'
import { renamesIn } from './rename.ts'
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
 * Lets what a state made have the ids that the contract names, and else the documented ones that are still free, everywhere
 * it is mentioned, and returns all of its ids. An account's state is taken out and put back for it, as any user could.
 */
export async function giveIds(control: Control, made: Values, wanted: Values): Promise<Values> {
  const kept = names.some((name) => made[name] !== undefined)
  if (!kept) return { ...made, ...wanted }
  let text = JSON.stringify(await control.state.export())
  const { now } = await control.clock.now()
  const given = { ...documentedIds(made, text, parseInstant(now) ?? 0), ...wanted }
  for (const [name, id] of Object.entries(given)) {
    const old = made[name]
    if (old === undefined || old === id) continue
    const renames = renamesIn(text, old, id)
    text = text.replace(anyId, (found) => renames.get(found) ?? found)
  }
  await control.state.import(JSON.parse(text) as ControlWire['ImportedState'])
  return { ...made, ...given }
}

const anyId = /\b[a-z]{3,4}_test_[0-9a-z]{19}\b/g

/** The documented ids of what was made, but for those that another has already, or that tell of a time still to come. */
function documentedIds(made: Values, text: string, now: number): Values {
  const free = names.filter(
    (name) => made[name] !== undefined && !text.includes(ids[name]) && momentOf(ids[name]) <= now,
  )
  return Object.fromEntries(free.map((name) => [name, ids[name]]))
}

/** Sets the clock to the second after the latest moment that the ids tell of, so that lists show what has them. */
export async function goToTimeOf(control: Control, wanted: Values): Promise<void> {
  const { now } = await control.clock.now()
  const present = parseInstant(now) ?? 0
  const moments = Object.values(wanted).map(momentOf)
  const latest = moments.filter((at) => at > present).sort((a, b) => b - a)[0]
  if (latest !== undefined) await control.clock.set(formatInstant(instant(latest + 1000)))
}

function momentOf(id: string): number {
  return instantOfId(id as ChargeId)
}
