import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'

const text = messages.webhooks.doctor

/** What the doctor's form holds; what is empty is not known. */
export interface DoctorDraft {
  readonly delivery: string
  readonly computed: string
  readonly body: string
  readonly headers: string
  readonly receivedAt: string
  readonly tolerance: string
}

export const emptyDraft: DoctorDraft = {
  delivery: '',
  computed: '',
  body: '',
  headers: '',
  receivedAt: '',
  tolerance: '',
}

/** What is wrong with the form, by the field it is wrong with. */
export type DoctorProblems = Partial<Record<'delivery' | 'headers' | 'tolerance', string>>

export function problemsOf({ delivery, body, headers, tolerance }: DoctorDraft): DoctorProblems {
  const unreadableLine = linesOf(headers).find((line) => !/^[^\s:]+\s*:/.test(line))
  return {
    ...(delivery.trim() === '' && body === '' ? { delivery: text.nothing } : {}),
    ...(unreadableLine === undefined
      ? {}
      : { headers: text.headersProblem(unreadableLine.slice(0, 60)) }),
    ...(/^\s*\d*\s*$/.test(tolerance) ? {} : { tolerance: text.toleranceProblem }),
  }
}

export function caseOf(draft: DoctorDraft): ControlWire['SignatureCase'] {
  const { body } = draft
  const [delivery, computed] = [draft.delivery.trim(), draft.computed.trim()]
  const [receivedAt, tolerance] = [draft.receivedAt.trim(), draft.tolerance.trim()]
  const headers = headersOf(draft.headers)
  return {
    ...(delivery === '' ? {} : { delivery }),
    ...(computed === '' ? {} : { computed }),
    // The body as it is: a line break more or less is a mistake to be found.
    ...(body === '' ? {} : { body }),
    ...(headers === undefined ? {} : { headers }),
    ...(receivedAt === '' ? {} : { received_at: receivedAt }),
    ...(tolerance === '' ? {} : { tolerance: Number(tolerance) }),
  }
}

function headersOf(text: string): Record<string, string> | undefined {
  const lines = linesOf(text)
  if (lines.length === 0) return undefined
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    }),
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
