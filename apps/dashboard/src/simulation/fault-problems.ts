import { messages } from '../messages/messages.ts'
import type { FaultDraft } from './fault-draft.ts'
import { durationOf, isBlank, type Length } from './length.ts'
import { type LimitProblems, limitProblems } from './limit-draft.ts'

const { faults: text, clock } = messages.simulation

type Field = Exclude<keyof FaultDraft, 'target' | 'type' | 'delayKind' | 'limit'>

export interface FaultProblems {
  readonly fields: Partial<Record<Field, string>>
  readonly limit: LimitProblems
}

export function faultProblems(draft: FaultDraft): FaultProblems {
  const fields: Partial<Record<Field, string>> = { ...faultFieldProblems(draft) }
  if (draft.target === 'other' && draft.other.trim() === '') fields.other = text.otherMissing
  if (!isWhole(draft.percent, 1, 100)) fields.percent = text.probabilityMalformed
  return { fields, limit: limitProblems(draft.limit) }
}

export function hasProblem({ fields, limit }: FaultProblems): boolean {
  return Object.keys({ ...fields, ...limit }).length > 0
}

function faultFieldProblems(draft: FaultDraft): FaultProblems['fields'] {
  const { type, delayKind, status, code, message, retryAfter } = draft
  if (type === 'latency') {
    const used = delayKind === 'fixed' ? (['delay'] as const) : (['min', 'max'] as const)
    const wrong = used.filter((name) => durationOf(draft[name]) === undefined)
    return Object.fromEntries(wrong.map((name) => [name, lengthProblem(draft[name])]))
  }
  if (type === 'status') {
    return {
      ...(isWhole(status, 400, 599) ? {} : { status: text.statusMalformed }),
      ...(/^[a-z_]{0,50}$/.test(code.trim()) ? {} : { code: text.codeMalformed }),
      ...(message.length > 200 ? { message: messages.simulation.rules.tooLong } : {}),
    }
  }
  const isWrong = type === 'rate-limit' && !isBlank(retryAfter) && !durationOf(retryAfter)
  return isWrong ? { retryAfter: clock.lengthMalformed } : {}
}

function lengthProblem(length: Length): string {
  return isBlank(length) ? text.lengthMissing : clock.lengthMalformed
}

function isWhole(written: string, min: number, max: number): boolean {
  return /^\d{1,3}$/.test(written.trim()) && +written >= min && +written <= max
}
