import fc from 'fast-check'
import { expect } from 'vitest'
import { type Account, catchUp, createCharge } from './account.ts'
import {
  advanceMeanwhile,
  anyCall,
  anyCommand,
  anyControl,
  anyEndingCall,
  beforeCall,
  type Call,
  refund,
  setMeanwhile,
} from './calls.ts'
import { type Command, callOnce, command, type Model } from './command.ts'
import {
  anyEnding,
  anyLength,
  anyWish,
  outcomeOf,
  outcomeOfEnding,
  type Wish,
  wordsOf,
} from './outcomes.ts'
import { race } from './race.ts'
import { defaultDelay, lacks, type MethodType, maxAmount, methods, minAmount } from './terms.ts'
import type { Till } from './till.ts'

const maxCharges = 4

interface OrderWords {
  readonly type: MethodType
  readonly amount: number
  readonly store: 'S1' | 'S2'
  /** Of a test barcode; or the code that a phone showed last, where one did. */
  readonly ending: string | 'phone' | undefined
  readonly prefer: Wish | undefined
  /** Comes right after, before anything that is due at once could be done by itself. */
  readonly next: Call | undefined
}

function barcodeOf({ ending }: OrderWords, { codes }: Account): string {
  if (ending === 'phone') return codes.at(-1)?.barcode ?? '1234567890'
  return ending === undefined ? '1234567890' : `28${'0'.repeat(12)}${ending}`
}

function bodyOf({ type, amount, store }: OrderWords, barcode: string): object {
  const where = methods[type].hasStore ? { store_id: store, store_name: 'Some Store' } : {}
  const source = { type, barcode, ...where }
  return { amount, currency: 'THB', source }
}

function orderInWords({ type, amount, store, ending, prefer, next }: OrderWords): string {
  return [
    `create ${amount} by ${type} at ${store}`,
    ending === undefined ? '' : ` by ${ending === 'phone' ? 'phone' : `test barcode ${ending}`}`,
    prefer ? ` preferring ${wordsOf(prefer)}` : '',
    next ? `, then at once ${next.words}` : '',
  ].join('')
}

function create(order: OrderWords): Command {
  const { type, amount, store, ending, prefer, next } = order
  const preferred = prefer && outcomeOf(prefer, defaultDelay)
  const isPossible = !lacks(type, preferred?.ending?.failure ?? null)
  const accepted = isPossible && amount >= minAmount && amount <= maxAmount
  return command({
    words: orderInWords(order),
    possible: ({ account }) => account.charges.length < maxCharges,
    async run({ account }, till) {
      const barcode = barcodeOf(order, account)
      const { status, body } = await till.ask({
        method: 'POST',
        path: '/charges',
        body: bodyOf(order, barcode),
        prefer: prefer && wordsOf(prefer),
      })
      expect(status).toBe(accepted ? 200 : 400)
      if (!accepted) return
      const { id } = body as { id: string }
      createCharge(account, {
        id,
        type,
        barcode,
        amount,
        storeId: methods[type].hasStore ? store : null,
        preferred,
        barcodes: outcomeOfEnding(ending, type),
      })
      if (next) await callOnce(account, till, next, id)
      await till.settled()
      catchUp(account)
    },
  })
}

const anyOrder = fc.record<OrderWords>({
  type: fc.oneof(
    { weight: 2, arbitrary: fc.constant<MethodType>('barcode_alipay') },
    fc.constantFrom<MethodType>('alipayplus_upm', 'wechat_pay_upm'),
  ),
  amount: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: minAmount, max: maxAmount }) },
    { weight: 3, arbitrary: fc.constantFrom(minAmount, 2_005, 3_000, maxAmount) },
    { weight: 1, arbitrary: fc.constantFrom(0, minAmount - 1, maxAmount + 1) },
  ),
  store: fc.constantFrom('S1', 'S2'),
  ending: fc.oneof({ weight: 3, arbitrary: anyEnding }, fc.constant('phone')),
  prefer: fc.option(anyWish, { nil: undefined, freq: 2 }),
  next: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, anyCommand),
})

/** Which charge, by the order of making; the first ones are there most of the time. */
const anyIndex = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constant(1) },
  fc.integer({ min: 2, max: maxCharges - 1 }),
)

function onCharge(
  index: number,
  words: string,
  run: (model: Model, till: Till, id: string) => Promise<void>,
): Command {
  return command({
    words: `charge ${index}: ${words}`,
    possible: ({ account }) => index < account.charges.length,
    run: (model, till) => run(model, till, model.account.charges[index]?.id ?? ''),
  })
}

function single(index: number, call: Call): Command {
  return onCharge(index, call.words, ({ account }, till, id) => callOnce(account, till, call, id))
}

function together(index: number, calls: readonly Call[]): Command {
  const words = `at once ${calls.map((call) => call.words).join(' | ')}`
  return onCharge(index, words, async (model, till, id) => {
    const before = beforeCall(model.account, id)
    model.account = await race(model.account, till, calls, before)
  })
}

/** One more refund than a charge may have. */
const sixteenRefunds = Array.from({ length: 16 }, () => refund('1 satang', { onlyAsVoid: false }))

const anyMove = fc
  .tuple(fc.constantFrom(advanceMeanwhile, setMeanwhile), anyLength)
  .map(([move, length]) => move(length))

/** The clock moves while calls come in. */
const anyMeanwhile = fc
  .tuple(anyMove, fc.array(fc.oneof(anyCall, anyControl), { minLength: 1, maxLength: 4 }))
  .map(([move, calls]) => [move, ...calls])

const anyTogether = fc.oneof(
  { weight: 6, arbitrary: fc.array(anyEndingCall, { minLength: 2, maxLength: 6 }) },
  { weight: 3, arbitrary: anyMeanwhile },
  fc.constant(sixteenRefunds),
)

export const creating = anyOrder.map(create)
export const calling = fc.tuple(anyIndex, anyCall).map(([index, call]) => single(index, call))
export const racing = fc
  .tuple(anyIndex, anyTogether)
  .map(([index, calls]) => together(index, calls))
