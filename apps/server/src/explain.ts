import {
  ClientOptionError,
  ControlRefusal,
  UnexpectedAnswerError,
  UnreachableError,
} from '@omise-sandbox/client/control'
import { exitCodes } from './exit-codes.ts'

/** What to say of an error, and what to exit with; undefined for one that nobody foresaw. */
export function explain(error: unknown): { message: string; code: number } | undefined {
  if (error instanceof ControlRefusal) {
    const code = error.status === 408 ? exitCodes.timedOut : exitCodes.checkFailed
    return { message: `${error.detail}\n${error.remedy}`, code }
  }
  if (error instanceof UnreachableError) {
    return { message: error.message, code: exitCodes.unreachable }
  }
  if (error instanceof UnexpectedAnswerError) {
    return { message: error.message, code: exitCodes.checkFailed }
  }
  if (error instanceof ClientOptionError) return { message: error.message, code: exitCodes.usage }
  return undefined
}
