import {
  defaultDelay,
  lacks,
  type MethodType,
  maxCodes,
  maxRefunds,
  methods,
  refundEndAfter,
  settlementAfter,
  timeToScan,
} from './terms.ts'

/** How a charge ends. */
export interface Ending {
  readonly status: 'successful' | 'failed' | 'expired'
  readonly failure: string | null
}

/** What a payer will do, how long after it was decided; no ending waits for ever. */
export interface Outcome {
  readonly ending: Ending | undefined
  readonly after: number
}

export interface ModelRefund {
  readonly amount: number
  readonly voided: boolean
}

export interface ModelCharge {
  readonly id: string
  readonly type: MethodType
  readonly amount: number
  readonly createdAt: number
  description: string | null
  status: 'pending' | Ending['status']
  failure: string | null
  endedAt: number
  /** When it was last refunded; 0 where it never was. */
  refundedAt: number
  readonly refunds: ModelRefund[]
  /** The keys of its events. */
  readonly events: string[]
}

export interface ModelRule {
  readonly match: (charge: Pick<Order, 'type' | 'amount' | 'storeId'>) => boolean
  readonly outcome: Outcome
  /** How many charges it still decides; null for as many as come. */
  left: number | null
}

/** What a payer's phone shows. */
export interface ModelCode {
  readonly barcode: string
  readonly begin: number
  /** When it runs out, or was taken away. */
  end: number
  /** The charge that used it up. */
  charge: string | null
}

/** What happens to a charge by itself. */
interface Work {
  readonly due: number
  readonly charge: string
  readonly ending: Ending
}

/** One account with its charges. The functions below change it in place. */
export interface Account {
  now: number
  readonly charges: ModelCharge[]
  /** In the order of scheduling. */
  work: Work[]
  rules: ModelRule[]
  /** Oldest first. */
  codes: ModelCode[]
  defaultOutcome: Outcome
}

export const expired: Ending = { status: 'expired', failure: null }
export const paid: Ending = { status: 'successful', failure: null }

export const serversOutcome: Outcome = { ending: paid, after: defaultDelay }

export function newAccount(now: number): Account {
  return { now, charges: [], work: [], rules: [], codes: [], defaultOutcome: serversOutcome }
}

export function copyOf({ now, charges, work, rules, codes, defaultOutcome }: Account): Account {
  return {
    now,
    charges: charges.map((charge) => ({
      id: charge.id,
      type: charge.type,
      amount: charge.amount,
      createdAt: charge.createdAt,
      description: charge.description,
      status: charge.status,
      failure: charge.failure,
      endedAt: charge.endedAt,
      refundedAt: charge.refundedAt,
      refunds: [...charge.refunds],
      events: [...charge.events],
    })),
    work: [...work],
    rules: rules.map(({ match, outcome, left }) => ({ match, outcome, left })),
    codes: codes.map(({ barcode, begin, end, charge }) => ({ barcode, begin, end, charge })),
    defaultOutcome,
  }
}

export function chargeOf(account: Account, id: string): ModelCharge {
  const charge = account.charges.find((one) => one.id === id)
  if (!charge) throw new Error(`The model has no charge ${id}.`)
  return charge
}

function end(account: Account, charge: ModelCharge, ending: Ending, at: number): void {
  charge.status = ending.status
  charge.failure = ending.failure
  charge.endedAt = at
  charge.events.push(ending.status === 'expired' ? 'charge.expire' : 'charge.complete')
  account.work = account.work.filter((work) => work.charge !== charge.id)
}

/** Does the next work due by `until`, at its own moment. Says whether there was any. */
export function doNext(account: Account, until: number): boolean {
  // The sort keeps the order of scheduling among what is due at one moment.
  const [next] = account.work.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)
  if (!next) return false
  account.now = Math.max(account.now, next.due)
  end(account, chargeOf(account, next.charge), next.ending, next.due)
  return true
}

/** What is due goes before what is asked. */
export function catchUp(account: Account): void {
  while (doNext(account, account.now));
}

export function advance(account: Account, by: number): void {
  const target = account.now + by
  while (doNext(account, target));
  account.now = target
}

export function setClock(account: Account, at: number): void {
  catchUp(account)
  account.now = at
  catchUp(account)
}

/** The codes that are shown now. */
export function currentCodes({ codes, now }: Account): ModelCode[] {
  return codes.filter(({ begin, end }) => begin <= now && now < end)
}

export function showCode(account: Account, barcode: string): void {
  catchUp(account)
  const { now } = account
  for (const code of account.codes) if (code.begin > now) code.end = code.begin
  for (const code of currentCodes(account).slice(0, -(maxCodes - 1))) code.end = now
  const current = currentCodes(account)
  const ended = account.codes.filter((code) => !current.includes(code))
  const shown = { barcode, begin: now, end: now + timeToScan, charge: null }
  account.codes = [...ended.slice(-maxCodes), ...current, shown]
}

export function hideCode({ now }: Account, code: ModelCode): void {
  code.end = now
}

export interface Order {
  readonly id: string
  readonly type: MethodType
  readonly barcode: string
  readonly amount: number
  readonly storeId: string | null
  /** What the request itself says of the outcome, and what its barcode says. */
  readonly preferred: Outcome | undefined
  readonly barcodes: Outcome | undefined
}

export function createCharge(account: Account, order: Order): void {
  catchUp(account)
  const { id, type, amount } = order
  const createdAt = account.now
  const events = ['charge.create']
  const pending = {
    description: null,
    status: 'pending',
    failure: null,
    endedAt: 0,
    refundedAt: 0,
  } as const
  account.charges.push({ id, type, amount, createdAt, ...pending, refunds: [], events })
  schedule(account, chargeOf(account, id), possible(decide(account, order), type))
}

/** The first that has a say; a rule that has is used up by one. */
function decide(account: Account, order: Order): Outcome {
  const scanned = scan(account, order)
  if (order.preferred) return order.preferred
  const rule = account.rules.find(({ match, left }) => left !== 0 && match(order))
  if (!rule) return scanned ?? order.barcodes ?? account.defaultOutcome
  if (rule.left !== null) rule.left--
  return rule.outcome
}

/** A payment fails with `failed_processing` where its method has no code as it was to fail with. */
function possible(outcome: Outcome, type: MethodType): Outcome {
  const { ending, after } = outcome
  if (!ending || !lacks(type, ending.failure)) return outcome
  return { ending: { status: 'failed', failure: 'failed_processing' }, after }
}

const never: Outcome = { ending: undefined, after: 0 }

/** Uses up the code of a phone that the order is charged by. Says what becomes of it, where phones showed such a code. */
function scan(account: Account, { type, barcode, id }: Order): Outcome | undefined {
  const code = account.codes.find((one) => one.barcode === barcode)
  if (!code) return undefined
  // Phones here show the codes of one wallet.
  const isOther = type !== 'barcode_alipay'
  if (isOther || code.charge !== null || account.now < code.begin) return fails('payment_rejected')
  if (account.now >= code.end) return fails('payment_expired')
  code.charge = id
  return never
}

function fails(failure: string): Outcome {
  return { ending: { status: 'failed', failure }, after: defaultDelay }
}

/** The payer's answer comes before the expiry where both are due at once. */
function schedule(account: Account, charge: ModelCharge, { ending, after }: Outcome): void {
  const { id, type, createdAt } = charge
  if (ending) account.work.push({ due: account.now + after, charge: id, ending })
  account.work.push({ due: createdAt + methods[type].timeToPay, charge: id, ending: expired })
}

/** Whether a charge is pending, and of a method that never fails as it is to be ended. */
export function cannotEnd(account: Account, id: string, ending: Ending | undefined): boolean {
  catchUp(account)
  const { type, status } = chargeOf(account, id)
  return status === 'pending' && ending !== undefined && lacks(type, ending.failure)
}

/** Ends a pending charge. Says whether it was pending. */
export function endCharge(account: Account, id: string, ending: Ending): boolean {
  catchUp(account)
  const charge = chargeOf(account, id)
  if (charge.status !== 'pending') return false
  end(account, charge, ending, account.now)
  return true
}

/** Replaces what the payer of a pending charge will do. Says whether it was pending. */
export function replan(account: Account, id: string, outcome: Outcome): boolean {
  catchUp(account)
  const charge = chargeOf(account, id)
  if (charge.status !== 'pending') return false
  account.work = account.work.filter((work) => work.charge !== id)
  schedule(account, charge, outcome)
  return true
}

export function describeCharge(account: Account, id: string, description: string): void {
  catchUp(account)
  const charge = chargeOf(account, id)
  charge.description = description
  charge.events.push('charge.update')
}

export function refundedOf({ refunds }: ModelCharge): number {
  return refunds.reduce((sum, { amount }) => sum + amount, 0)
}

/** Whether time and count allow another refund. */
export function takesRefunds({ status, endedAt, refunds }: ModelCharge, now: number): boolean {
  return status === 'successful' && refunds.length < maxRefunds && now <= refundEndAfter(endedAt)
}

/** Makes a refund, or gives the code with which it is refused. */
export function refundCharge(
  account: Account,
  id: string,
  wanted: { readonly amount: number; readonly onlyAsVoid: boolean },
): ModelRefund | 'failed_refund' | 'failed_void' {
  catchUp(account)
  const charge = chargeOf(account, id)
  const { amount } = wanted
  const left = charge.amount - refundedOf(charge)
  if (!takesRefunds(charge, account.now) || amount < 1 || amount > left) return 'failed_refund'
  const voided = amount === charge.amount && account.now < settlementAfter(charge.endedAt)
  if (wanted.onlyAsVoid && !voided) return 'failed_void'
  const refund = { amount, voided }
  charge.refunds.push(refund)
  charge.refundedAt = account.now
  charge.events.push('refund.create')
  return refund
}

/** The moments at which something about a charge changes by time alone. */
export function momentsOf(charge: ModelCharge): Readonly<Record<string, number>> {
  const expiry = charge.createdAt + methods[charge.type].timeToPay
  if (charge.status !== 'successful') return { expiry, creation: charge.createdAt }
  const paidAt = charge.endedAt
  return { settlement: settlementAfter(paidAt), 'last refund': refundEndAfter(paidAt), expiry }
}
