import type { Rng } from './random.ts'
import { type Instant, instant } from './time/instant.ts'

/** What an id may stand for, and how it begins. */
export type IdPrefix = 'chrg' | 'src' | 'rfnd' | 'trxn' | 'evnt' | 'whdl'

export type Id<P extends IdPrefix> = `${P}_test_${string}`
export type ChargeId = Id<'chrg'>
export type SourceId = Id<'src'>
export type RefundId = Id<'rfnd'>
export type TransactionId = Id<'trxn'>
export type EventId = Id<'evnt'>
export type DeliveryId = Id<'whdl'>

const tailLength = 19
const randomBits = 55n

/**
 * An id that carries its time, as recorded ones do: base 36 of `(milliseconds << 55) | 55 random bits`, 19 characters.
 *
 * Ids of one prefix made in the same millisecond would fall in any order; {@link createIdMaker} keeps them in theirs.
 */
export function createId<P extends IdPrefix>(prefix: P, at: Instant, bits: bigint): Id<P> {
  return `${prefix}_test_${tailOf(at, bits)}`
}

function tailOf(at: Instant, bits: bigint): string {
  return ((BigInt(at) << randomBits) | bits).toString(36).padStart(tailLength, '0')
}

/** What is in the order of making among ids of every prefix. */
export function tailOfId(id: Id<IdPrefix>): string {
  return id.slice(-tailLength)
}

/** The moment an id was made, in milliseconds. */
export function instantOfId(id: Id<IdPrefix>): Instant {
  let value = 0n
  for (const digit of id.slice(-tailLength))
    value = value * 36n + BigInt(Number.parseInt(digit, 36))
  return instant(Number(value >> randomBits))
}

/** Nineteen characters carry times up to this one, in 2296; no clock may show a later one. */
export const lastIdInstant = instant(Number(((36n ** BigInt(tailLength)) >> randomBits) - 1n))

/** The least id that could have been made at `at`: a bound for ranges of ids. */
export function firstIdAt<P extends IdPrefix>(prefix: P, at: Instant): Id<P> {
  // Above every id that can be, since ~ sorts after all digits.
  if (at > lastIdInstant) return `${prefix}_test_~`
  return createId(prefix, at, 0n)
}

/** The cursor of an account's ids: later ids of the same millisecond sort after it. */
export interface IdCursor {
  readonly at: Instant
  readonly high: number
  readonly low: number
}

/** The tail of the id that a cursor stands at. */
export function tailOfCursor({ at, high, low }: IdCursor): string {
  return tailOf(at, bitsOf(high, low))
}

function bitsOf(high: number, low: number): bigint {
  return (BigInt(high) << 32n) | BigInt(low)
}

export const initialIdCursor: IdCursor = { at: instant(0), high: 0, low: 0 }

export interface IdMaker {
  make<P extends IdPrefix>(prefix: P): Id<P>
  cursor(): IdCursor
}

// The 55 random bits as two numbers, 23 high and 32 low, so that counting needs no big integers.
const highRange = 2 ** 23
const lowRange = 2 ** 32

/**
 * Makes the ids of one decision, all at `now`, each greater than the one before: a source sorts before the
 * charge made from it, a transaction before the event that reports it. The order of ids is the order of lists.
 */
export function createIdMaker(options: { now: Instant; rng: Rng; last: IdCursor }): IdMaker {
  const { now, rng } = options
  let { at, high, low } = options.last
  return {
    make(prefix) {
      if (at === now) {
        low += 1 + (rng.next() >>> 4)
        if (low >= lowRange) {
          low -= lowRange
          high = (high + 1) % highRange
        }
      } else {
        at = now
        // One bit less than there is: room to count up within the millisecond.
        high = rng.next() >>> 10
        low = rng.next()
      }
      return createId(prefix, now, bitsOf(high, low))
    },
    cursor: () => ({ at, high, low }),
  }
}
