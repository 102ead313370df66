import { parseJson } from '../format/parse-json.ts'
import type { Answer } from './payment.ts'

/** What a phone remembers over a reload of its window. */
interface Kept {
  /** The codes that it showed, the last at the end. */
  readonly codes: readonly string[]
  /** The payment method that was chosen. */
  readonly wallet: string | undefined
  readonly payments: readonly KeptPayment[]
}

export interface KeptPayment {
  readonly id: string
  readonly answer: Answer | undefined
  readonly refused: boolean
  readonly ignored: boolean
}

const storedAs = 'omise-sandbox.phone'
const nothing: Kept = { codes: [], wallet: undefined, payments: [] }

/** Stores it for the page that comes next in this window. */
export function keep(account: string, kept: Kept): void {
  sessionStorage.setItem(storedAs, JSON.stringify({ account, ...kept }))
}

/**
 * Takes what was kept for an account out of the store: a window that is opened as a copy of this one finds nothing there,
 * so that two windows never ask of the same charge.
 */
export function takeKept(account: string): Kept {
  const stored = parseJson(sessionStorage.getItem(storedAs))
  sessionStorage.removeItem(storedAs)
  if (!isRecord(stored) || stored.account !== account) return nothing
  const { codes, wallet, payments } = stored
  return {
    codes: Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : [],
    wallet: typeof wallet === 'string' ? wallet : undefined,
    payments: Array.isArray(payments) ? payments.flatMap(readPayment) : [],
  }
}

function readPayment(stored: unknown): KeptPayment[] {
  if (!isRecord(stored)) return []
  const { id, answer, refused, ignored } = stored
  if (typeof id !== 'string') return []
  return [
    {
      id,
      answer: isAnswer(answer) ? answer : undefined,
      refused: refused === true,
      ignored: ignored === true,
    },
  ]
}

function isAnswer(value: unknown): value is Answer {
  return value === 'confirm' || value === 'decline' || value === 'no-money'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
