import { ControlRefusal } from '@omise-sandbox/api'
import type { ErrorAnswer } from '../refusals/refusals.ts'
import { MemoryFullError, StoreUnavailableError } from '../storage/store.ts'

const internalError: ErrorAnswer = {
  status: 500,
  code: 'internal_error',
  message: 'request could not be completed due to an internal error',
}

/** What went wrong in here, as the imitated API answers it. */
export function errorOfFailure(error: unknown): ErrorAnswer {
  const isPassing = error instanceof StoreUnavailableError || error instanceof MemoryFullError
  if (!isPassing) return internalError
  return { ...internalError, status: 503, hint: error.message }
}

/** The same as the control API answers it. */
export function problemOfFailure(error: unknown): ControlRefusal {
  if (error instanceof ControlRefusal) return error
  if (error instanceof StoreUnavailableError) {
    return new ControlRefusal({
      status: 503,
      title: 'Store unavailable',
      detail: error.message,
      remedy: 'Mend that; the sandbox goes on by itself, and /readyz says when.',
    })
  }
  if (error instanceof MemoryFullError) {
    return new ControlRefusal({
      status: 503,
      title: 'Memory full',
      detail: error.message,
      remedy: 'Make room as it says, and send the request again.',
    })
  }
  return new ControlRefusal({
    status: 500,
    title: 'Internal error',
    detail: 'The sandbox met a state it should not be in.',
    remedy: 'Look at its log, and report it with what was called before.',
  })
}
