import type { ControlWire } from '@omise-sandbox/api'
import { type Answer, answerInFull, isReceived } from '../cli/answer.ts'
import type { OutputFlags } from '../cli/output.ts'
import type { Report } from './forward.ts'

type Item = ControlWire['ListenerItem']
/** An item that is printed: a webhook, or an event that none is sent of. */
export type PrintedItem = Extract<Item, { readonly charge: string }>

interface LineFlags extends OutputFlags {
  readonly headers?: boolean
}

/** What came of a webhook that was forwarded. */
export interface Forwarded {
  readonly report: Report
  /** Why the sandbox did not take the report; null where it did. */
  readonly refusal: string | null
}

/** What is printed of an event: a line, and its headers below where they are wanted. */
export function linesOf(flags: LineFlags, printed: PrintedItem, forwarded?: Forwarded): string {
  const headers = flags.headers && printed.type === 'delivery' ? printed.headers : undefined
  if (flags.json) return `${JSON.stringify(factsOf(printed, forwarded, headers))}\n`
  const words = [
    printed.key,
    printed.charge,
    outcomeOf(printed, forwarded),
    ...detailsOf(printed, forwarded),
  ]
  const below = Object.entries(headers ?? {}).map(([name, value]) => `    ${name}: ${value}`)
  return [words.join('  '), ...below, ''].join('\n')
}

function outcomeOf({ type }: PrintedItem, forwarded: Forwarded | undefined): string {
  if (type === 'no_endpoint') return 'no endpoint'
  if (type === 'dropped') return 'dropped'
  const isDelivered = forwarded?.refusal === null && isReceived(answerOf(forwarded.report))
  return isDelivered ? 'delivered' : 'failed'
}

function detailsOf(printed: PrintedItem, forwarded: Forwarded | undefined): string[] {
  if (printed.type === 'dropped') return [`on purpose, by ${printed.by}`]
  if (!forwarded) return []
  const { report, refusal } = forwarded
  const answer = answerInFull(answerOf(report))
  return refusal === null ? [answer] : [answer, `The sandbox did not take that: ${refusal}`]
}

function answerOf(report: Report): Answer {
  return 'error' in report
    ? { response: null, error: report.error }
    : { response: { status: report.status, body: report.body }, error: null }
}

function factsOf(
  printed: PrintedItem,
  forwarded: Forwarded | undefined,
  headers: object | undefined,
) {
  const { key, charge, event } = printed
  return {
    key,
    charge,
    event,
    ...(printed.type === 'delivery' ? { delivery: printed.delivery } : {}),
    outcome: outcomeOf(printed, forwarded),
    ...(forwarded ? answerOf(forwarded.report) : {}),
    ...(forwarded && forwarded.refusal !== null ? { refusal: forwarded.refusal } : {}),
    ...(headers ? { headers } : {}),
  }
}
