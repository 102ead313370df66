import { type Answer, answerInFull, isReceived } from '../answer.ts'
import type { OutputFlags } from '../output.ts'
import type { Arrival } from './arrivals.ts'

interface LineFlags extends OutputFlags {
  readonly headers?: boolean
}

/** What is printed of an event: a line, and its headers below where they are wanted. */
export function linesOf(flags: LineFlags, arrival: Arrival, answer: Answer | undefined): string {
  const headers = flags.headers && arrival.what === 'webhook' ? arrival.headers : undefined
  if (flags.json) return `${JSON.stringify(factsOf(arrival, answer, headers))}\n`
  const outcome = outcomeOf(arrival, answer)
  const words = [arrival.key, arrival.charge, outcome, ...detailsOf(arrival, answer)]
  const below = Object.entries(headers ?? {}).map(([name, value]) => `    ${name}: ${value}`)
  return [words.join('  '), ...below, ''].join('\n')
}

function outcomeOf({ what }: Arrival, answer: Answer | undefined): string {
  if (what !== 'webhook') return what
  return answer && isReceived(answer) ? 'delivered' : 'failed'
}

function detailsOf(arrival: Arrival, answer: Answer | undefined): string[] {
  switch (arrival.what) {
    case 'webhook':
      return answer ? [answerInFull(answer)] : []
    case 'dropped':
      return [`on purpose, by ${arrival.by}`]
    case 'lost':
      return ['the sandbox no longer has it']
    case 'no endpoint':
      return []
  }
}

function factsOf(arrival: Arrival, answer: Answer | undefined, headers: object | undefined) {
  const { key, charge, event } = arrival
  return {
    key,
    charge,
    event,
    ...(arrival.what === 'webhook' ? { delivery: arrival.delivery } : {}),
    outcome: outcomeOf(arrival, answer),
    ...(answer ? { response: answer.response, error: answer.error } : {}),
    ...(headers ? { headers } : {}),
  }
}
