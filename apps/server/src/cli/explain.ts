import {
  ClientOptionError,
  ControlRefusal,
  UnexpectedAnswerError,
  UnreachableError,
} from '@omise-sandbox/client/control'
import { exitCodes } from './exit-codes.ts'
import { NotASandboxError } from './not-a-sandbox.ts'

/** What to say of an error, and what to exit with; undefined for one that nobody foresaw. */
export function explain(error: unknown): { message: string; code: number } | undefined {
  if (error instanceof ControlRefusal) {
    return { message: `${error.detail}\n${error.remedy}`, code: codeOf(error.status) }
  }
  if (error instanceof UnreachableError) {
    return { message: error.message, code: exitCodes.unreachable }
  }
  if (error instanceof UnexpectedAnswerError || error instanceof NotASandboxError) {
    return { message: error.message, code: exitCodes.checkFailed }
  }
  if (error instanceof ClientOptionError) return { message: error.message, code: exitCodes.usage }
  return undefined
}

/** What the sandbox cannot read was written wrongly; what it will not do now is another matter. */
function codeOf(status: number): number {
  if (status === 400) return exitCodes.usage
  return status === 408 ? exitCodes.timedOut : exitCodes.checkFailed
}
