import { ControlRefusal } from '@omise-sandbox/api'
import fc from 'fast-check'
import {
  type Account,
  cannotEnd,
  chargeOf,
  describeCharge,
  doNext,
  type Ending,
  endCharge,
  expired,
  paid,
  refundCharge,
  refundedOf,
  replan,
} from './account.ts'
import { anyFailureCode, anyWish, outcomeOf, type Wish, wordsOf } from './outcomes.ts'
import { secondOf } from './terms.ts'
import type { Answer, Till } from './till.ts'

/** The charge that is called about, and the clock, as they stood before the call. */
export interface Before {
  readonly id: string
  readonly amount: number
  readonly left: number
  readonly now: number
}

/** One call about a charge, as a till makes it and as the model answers it. Answers are a few words. */
export interface Call {
  readonly words: string
  ask(till: Till, before: Before): Promise<string>
  /** Does the same to the model. Undefined where a part of it is done and the rest is still to come. */
  answer(account: Account, before: Before): string | undefined
}

export function beforeCall(account: Account, id: string): Before {
  const charge = chargeOf(account, id)
  return { id, amount: charge.amount, left: charge.amount - refundedOf(charge), now: account.now }
}

/** `200 successful`, `400 invalid_charge`, `200 refunded 500, a void`. */
function inWords({ status, body }: Answer): string {
  const read = body as { object: string; code?: string; status?: string } & RefundShown
  if (read.object === 'error') return `${status} ${read.code}`
  return `${status} ${read.object === 'refund' ? refundInWords(read) : read.status}`
}

interface RefundShown {
  readonly amount: number
  readonly voided: boolean
}

function refundInWords({ amount, voided }: RefundShown): string {
  return `refunded ${amount}${voided ? ', a void' : ''}`
}

async function post(till: Till, path: string, body: object = {}): Promise<string> {
  return inWords(await till.ask({ method: 'POST', path, body }))
}

/** A call that ends the charge where it is pending. */
function ends(what: {
  readonly words: string
  readonly action: string
  readonly body?: object
  readonly ending: Ending
  readonly refused: string
}): Call {
  const { words, action, body, ending, refused } = what
  return {
    words,
    ask: (till, { id }) => post(till, `/charges/${id}/${action}`, body),
    answer(account, { id }) {
      if (cannotEnd(account, id, ending)) return '400 bad_request'
      return endCharge(account, id, ending) ? `200 ${ending.status}` : `400 ${refused}`
    },
  }
}

const pay = ends({
  words: 'pay',
  action: 'mark_as_paid',
  ending: paid,
  refused: 'invalid_charge',
})

const expire = ends({
  words: 'expire',
  action: 'expire',
  ending: expired,
  refused: 'failed_expire',
})

function fail(code: string | undefined): Call {
  return ends({
    words: code === undefined ? 'fail' : `fail with ${code}`,
    action: 'mark_as_failed',
    body: code === undefined ? {} : { failure_code: code },
    ending: { status: 'failed', failure: code ?? 'failed_processing' },
    refused: 'invalid_charge',
  })
}

/** Parts of a charge that one may ask to have refunded. */
const parts = {
  nothing: () => 0,
  '1 satang': () => 1,
  'half of what is left': ({ left }) => Math.ceil(left / 2),
  'all but 1 satang of what is left': ({ left }) => left - 1,
  'what is left': ({ left }) => left,
  '1 satang more than is left': ({ left }) => left + 1,
  'the whole amount': ({ amount }) => amount,
} satisfies Readonly<Record<string, (before: Before) => number>>

type Part = keyof typeof parts

export function refund(part: Part, { onlyAsVoid }: { readonly onlyAsVoid: boolean }): Call {
  const amountOf: (before: Before) => number = parts[part]
  return {
    words: `${onlyAsVoid ? 'void' : 'refund'} ${part}`,
    ask: (till, before) =>
      post(till, `/charges/${before.id}/refunds`, {
        amount: amountOf(before),
        ...(onlyAsVoid ? { void: true } : {}),
      }),
    answer(account, before) {
      const refund = refundCharge(account, before.id, { amount: amountOf(before), onlyAsVoid })
      return typeof refund === 'string' ? `400 ${refund}` : `200 ${refundInWords(refund)}`
    },
  }
}

/** A control call: decides at once where it names no time, else what the payer will do. */
function control(wish: Wish): Call {
  const outcome = outcomeOf(wish, 0)
  const { ending, after } = outcome
  return {
    words: `decide by control ${wordsOf(wish)}`,
    async ask(till, { id }) {
      try {
        return `200 ${(await till.control.charges.setOutcome(id, wish)).status}`
      } catch (error) {
        if (error instanceof ControlRefusal) return String(error.status)
        throw error
      }
    },
    answer(account, { id }) {
      if (cannotEnd(account, id, ending)) return '400'
      if (!ending || after > 0) return replan(account, id, outcome) ? '200 pending' : '409'
      return endCharge(account, id, ending) ? `200 ${ending.status}` : '409'
    },
  }
}

function describe(description: string): Call {
  return {
    words: `describe as "${description}"`,
    async ask(till, { id }) {
      const path = `/charges/${id}`
      return inWords(await till.ask({ method: 'PATCH', path, body: { description } }))
    },
    answer(account, { id }) {
      describeCharge(account, id, description)
      return `200 ${chargeOf(account, id).status}`
    },
  }
}

const look: Call = {
  words: 'look at',
  ask: async (till, { id }) => inWords(await till.ask({ method: 'GET', path: `/charges/${id}` })),
  answer: (account, { id }) => `200 ${chargeOf(account, id).status}`,
}

function refused(action: 'capture' | 'reverse'): Call {
  return {
    words: action,
    ask: (till, { id }) => post(till, `/charges/${id}/${action}`),
    answer: () => `400 failed_${action}`,
  }
}

/** Moves the clock on while other calls come in: they may come between any two things that fall due. */
export function advanceMeanwhile(length: number): Call {
  return {
    words: `advance ${length}ms`,
    ask: async (till) => (await till.control.clock.advance(`${length}ms`)).now,
    answer(account, { now }) {
      const target = now + length
      if (doNext(account, target)) return undefined
      account.now = target
      return secondOf(target)
    },
  }
}

/** Sets the clock while other calls come in: what is then due is done before those that come after. */
export function setMeanwhile(length: number): Call {
  return {
    words: `set the clock ${length}ms on`,
    async ask(till, { now }) {
      return (await till.control.clock.set(new Date(now + length).toISOString())).now
    },
    answer(account, { now }) {
      const target = now + length
      if (account.now !== target) {
        account.now = target
        return undefined
      }
      return doNext(account, target) ? undefined : secondOf(target)
    },
  }
}

const anyPart = fc.constantFrom(...(Object.keys(parts) as Part[]))

export const anyRefund = fc.oneof(
  { weight: 6, arbitrary: anyPart.map((part) => refund(part, { onlyAsVoid: false })) },
  anyPart.map((part) => refund(part, { onlyAsVoid: true })),
  fc.constant(refund('the whole amount', { onlyAsVoid: true })),
)

/** A call that changes money or the end of a charge. */
export const anyEndingCall = fc.oneof(
  { weight: 2, arbitrary: fc.constant(pay) },
  fc.option(anyFailureCode, { nil: undefined }).map(fail),
  fc.constant(expire),
  { weight: 5, arbitrary: anyRefund },
)

/** Made within the process, these come sooner than those over HTTP. */
export const anyControl = anyWish.map(control)

/** A call that is a decision: what is due by then goes before it. */
export const anyCommand = fc.oneof(
  { weight: 6, arbitrary: anyEndingCall },
  { weight: 2, arbitrary: anyControl },
  fc.constantFrom('Table 7', 'to take away').map(describe),
)

export const anyCall = fc.oneof(
  { weight: 8, arbitrary: anyCommand },
  fc.constant(look),
  fc.constantFrom<'capture' | 'reverse'>('capture', 'reverse').map(refused),
)
