import type { Control, ControlWire } from '@omise-sandbox/api'
import { formatInstant, type Instant } from '@omise-sandbox/core'
import type { ControlParts } from '../control/parts.ts'
import { nowOf } from '../control/parts.ts'
import { chargeNotFound } from '../control/problem.ts'
import type { AccountId } from '../storage/store.ts'
import { type Moment, momentsOf } from './story.ts'

/** One charge's story. */
export function timelineControl(parts: ControlParts, account: AccountId): Control['timeline'] {
  const get = (charge: string) => timelineOf(parts, account, charge)
  return { get, markdown: async (charge) => toMarkdown(await get(charge)) }
}

async function timelineOf(
  parts: ControlParts,
  account: AccountId,
  id: string,
): Promise<ControlWire['Timeline']> {
  const charge = await parts.store.reader(account).get('charge', id)
  if (!charge) throw chargeNotFound(id)
  const { moments, truncated } = await momentsOf(parts.store, account, charge)
  return {
    charge: charge.facts.id,
    status: charge.status,
    amount: charge.facts.amount,
    currency: charge.facts.source.currency,
    now: formatInstant(await nowOf(parts, account)),
    entries: moments.sort(inOrder).map(presentMoment),
    truncated,
  }
}

function inOrder(one: Moment, other: Moment): number {
  return one.at - other.at || compare(one.place, other.place) || one.rank - other.rank
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function presentMoment({ at, kind, text, id }: Moment): ControlWire['TimelineEntry'] {
  return { at: formatInstant(at as Instant), kind, text, ...(id === undefined ? {} : { id }) }
}

/** A heading and a table. What came from outside cannot break out of its cell. */
function toMarkdown(timeline: ControlWire['Timeline']): string {
  const { charge, status, amount, currency, now, entries, truncated } = timeline
  const money = `${currency} ${(amount / 100).toFixed(2)}`
  return [
    `### Charge ${charge}: ${status}, ${money}, seen at ${now}`,
    '',
    '| time | what | |',
    '| --- | --- | --- |',
    ...entries.map(({ at, kind, text }) => `| ${at} | ${kind} | ${cell(text)} |`),
    ...(truncated ? ['', 'There was more than is shown.'] : []),
    '',
  ].join('\n')
}

function cell(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ')
}
