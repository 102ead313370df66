import {
  checkAmount,
  countryOf,
  currencies,
  failureIn,
  formatDuration,
  type Limits,
  type PaymentMethod,
  parseSubunits,
} from '@omise-sandbox/core'
import { lengthInWords } from '../cli/length.ts'
import { money } from '../cli/money.ts'
import type { Recorded, Recording } from './recorded.ts'

/** What the move does to recorded requests that are alike. */
export interface Finding {
  /** Whether they would be refused, or do something else than they did. */
  readonly effect: 'refused' | 'changed'
  /** Said of several: `name SGD, which wechat_pay_upm does not take`. */
  readonly what: string
  readonly count: number
  readonly example: { readonly id: number; readonly at: string; readonly shows: string }
}

/** What the move does to one request. */
interface Effect {
  readonly effect: Finding['effect']
  readonly what: string
  /** What of the request shows it: `amount=400000`. */
  readonly shows?: string
}

interface Move {
  readonly from: PaymentMethod
  readonly to: PaymentMethod
  readonly recording: Recording
}

/** What becomes of each recorded request once it names the other payment method, the refused first. */
export function findingsOf(move: Move): readonly Finding[] {
  const { requests, searches } = move.recording
  const found = new Map<string, Finding>()
  const add = (recorded: Recorded, { effect, what, shows }: Effect) => {
    const before = found.get(what)
    const { id, at, call } = recorded
    const example = before?.example ?? {
      id,
      at,
      shows: shows === undefined ? call : `${call} ${shows}`,
    }
    found.set(what, { effect, what, count: (before?.count ?? 0) + 1, example })
  }
  for (const recorded of requests) {
    for (const effect of effectsOn(recorded, move)) add(recorded, effect)
  }
  for (const recorded of searches) add(recorded, searchEffect(move))
  const all = [...found.values()]
  return ['refused', 'changed'].flatMap((effect) => all.filter((one) => one.effect === effect))
}

function effectsOn(recorded: Recorded, move: Move): readonly Effect[] {
  return [
    ...methodEffect(move),
    ...moneyEffect(recorded, move),
    ...storeEffect(recorded, move),
    ...timeEffect(recorded, move),
    ...failureEffect(recorded, move),
  ]
}

function methodEffect({ to, recording }: Move): readonly Effect[] {
  const { methods, country } = recording
  const found = methods.find(({ source_type }) => source_type === to.type)
  if (found?.enabled) return []
  const why = found ? 'is switched off in this account' : `accounts of ${country} do not have`
  return [{ effect: 'refused', what: `would name ${to.type}, which ${why}` }]
}

function moneyEffect({ fields }: Recorded, { to }: Move): readonly Effect[] {
  const currency = fields.get('currency')?.toUpperCase() ?? ''
  const limits = limitsIn(currency, to)
  if (limits === undefined) {
    const what = `name ${currency || 'no currency'}, which ${to.type} does not take`
    return [{ effect: 'refused', what, shows: `currency=${currency}` }]
  }
  const amount = parseSubunits(fields.get('amount'))
  const checked = amount === undefined ? undefined : checkAmount(amount, limits)
  if (checked === undefined || checked.ok) return []
  const { refusal } = checked
  const shows = `amount=${amount}`
  if (refusal.rule === 'above') {
    const limit = money(limits.max, currency)
    return [
      { effect: 'refused', what: `charge more than the ${limit} that ${to.type} takes`, shows },
    ]
  }
  const limit = money(limits.min, currency)
  return [{ effect: 'refused', what: `charge less than the ${limit} that ${to.type} takes`, shows }]
}

function limitsIn(text: string, method: PaymentMethod): Limits | undefined {
  const currency = Object.values(currencies).find((one) => one === text)
  return currency && method.limits[countryOf(currency)]
}

const storeNames = ['store_id', 'store_name', 'terminal_id'] as const

function storeEffect(recorded: Recorded, { to, recording }: Move): readonly Effect[] {
  const { fields, makes } = recorded
  const nameOf = (name: string) => (makes === 'charge' ? `source[${name}]` : name)
  if (to.store === 'absent') {
    const sent = storeNames.map(nameOf).filter((name) => fields.has(name))
    if (sent.length === 0) return []
    const shows = sent.map((name) => `${name}=${fields.get(name)}`).join(' ')
    const what = `name a store or terminal, which ${to.type} ignores and answers as null`
    return [{ effect: 'changed', what, shows }]
  }
  // A stored source is charged with the store that it was made with.
  if (recording.hasStore || makes === 'source' || !fields.has('source[type]')) return []
  const isNamed = ['store_id', 'store_name'].every((name) =>
    (fields.get(nameOf(name)) ?? '').trim(),
  )
  if (isNamed) return []
  const what = `name no store_id and store_name, which ${to.type} wants where the account has no store`
  return [{ effect: 'refused', what }]
}

function timeEffect({ fields, makes }: Recorded, { from, to }: Move): readonly Effect[] {
  const isAsked = (fields.get('expires_at') ?? '') !== ''
  if (makes === 'source' || isAsked || from.timeToPay === to.timeToPay) return []
  const [before, after] = [from, to].map((one) => lengthInWords(formatDuration(one.timeToPay)))
  return [
    {
      effect: 'changed',
      what: `name no expires_at: their payers have ${after}, where they had ${before}`,
    },
  ]
}

function failureEffect(
  { failureCode, isPreferred }: Recorded,
  { from, to }: Move,
): readonly Effect[] {
  const code = from.failureCodes.find((one) => one === failureCode)
  if (code === undefined || to.failureCodes.includes(code)) return []
  if (isPreferred) {
    const what = `prefer failure_code=${code}, which ${to.type} does not have`
    return [{ effect: 'refused', what }]
  }
  const after = code === from.shortage ? to.shortage : failureIn(to, code)
  const what = `failed with ${code}, for which ${to.type} has ${after}`
  return [{ effect: 'changed', what }]
}

function searchEffect({ from, to }: Move): Effect {
  const what = `look for filters[source_type]=${from.type}, which finds no charge by ${to.type}`
  return { effect: 'changed', what }
}
