import { OmiseError } from '@omise-sandbox/client'
import { ControlRefusal } from '@omise-sandbox/client/control'
import { messages } from '../messages/messages.ts'

/** What went wrong, and what to do where that is known. */
interface FailureText {
  readonly what: string
  readonly remedy: string | undefined
}

/** What a failed call says to a person. */
export function explainFailure(error: unknown): FailureText {
  if (error instanceof ControlRefusal) return { what: error.detail, remedy: error.remedy }
  if (error instanceof OmiseError) {
    return { what: `${error.message} (${error.code}, ${error.status})`, remedy: undefined }
  }
  if (error instanceof Error && error.name === 'UnreachableError') {
    return { what: messages.failure.unreachable, remedy: messages.failure.unreachableRemedy }
  }
  const what = error instanceof Error ? error.message : String(error)
  return { what, remedy: undefined }
}
