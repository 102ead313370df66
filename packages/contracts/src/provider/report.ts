import type { Refusal, Refusals } from './interactions.ts'
import { PactError } from './run-pact.ts'

/** What came of one interaction of a contract. */
export interface Verified {
  readonly consumer: string
  readonly provider: string
  readonly description: string
  readonly states: readonly string[]
  /** What did not match, each with its place: `$.status: Expected …`. None where it holds. */
  readonly problems: readonly string[]
  /** The consumer does not count on it yet. */
  readonly pending: boolean
  /** Why it was not verified: it needs what only the sandbox has, and another API was verified. Null where it was. */
  readonly skipped: string | null
  readonly milliseconds: number
}

interface Mismatch {
  readonly type: string
  readonly path?: string
  readonly key?: string
  readonly mismatch?: string
  readonly expected?: unknown
  readonly actual?: unknown
}

/** Pact's own report, as far as it is read. */
interface PactReport {
  readonly interactionResults?: readonly {
    readonly consumer: string
    readonly provider: string
    readonly description: string
    readonly providerStates?: readonly string[]
    readonly duration?: string
    readonly pending?: boolean
    readonly result: string
    readonly mismatch?: Mismatched
  }[]
  readonly errors?: readonly { readonly interaction: string; readonly mismatch?: Mismatched }[]
}

interface Mismatched {
  readonly type?: string
  readonly mismatches?: readonly Mismatch[]
  readonly message?: string
}

type PactResult = NonNullable<PactReport['interactionResults']>[number]

/**
 * Reads Pact's report. Throws a {@link PactError} where a contract could not be loaded.
 *
 * `refused` says why states could not be prepared, which the report does not.
 */
export function readReport(text: string, refused: Refusals): Verified[] {
  const { interactionResults = [], errors = [] } = JSON.parse(text) as PactReport
  const notLoaded = errors.find(({ interaction }) => interaction === 'Failed to load pact')
  if (notLoaded)
    throw new PactError(notLoaded.mismatch?.message ?? 'A contract could not be loaded.')
  return interactionResults.map((result) => {
    const { consumer, provider, description, providerStates: states = [] } = result
    const refusal = refusalOf(result, refused)
    const skipped = refusal?.onlyInSandbox ? refusal.reason : null
    return {
      consumer,
      provider,
      description,
      states,
      problems: skipped === null ? problemsOf(result, refusal) : [],
      pending: result.pending ?? false,
      skipped,
      milliseconds: Number.parseFloat(result.duration ?? '0') || 0,
    }
  })
}

/** Why an interaction's states, or its message, were refused. */
function refusalOf(
  { result, description, mismatch }: PactResult,
  refused: Refusals,
): Refusal | undefined {
  if (result === 'OK') return undefined
  const status = (mismatch?.mismatches ?? []).find(({ type }) => type === 'StatusMismatch')
  const [, answered] = /was (\d{3})$/.exec(status?.mismatch ?? '') ?? []
  return refused.ofStatus(Number(answered)) ?? refused.ofMessage(description)
}

function problemsOf({ result, mismatch }: PactResult, refusal: Refusal | undefined): string[] {
  if (result === 'OK') return []
  if (refusal) return [refusal.reason]
  const found = (mismatch?.mismatches ?? []).map(wordsOf).sort()
  return found.length > 0 ? found : [mismatch?.message ?? 'Pact does not say why.']
}

function wordsOf({ type, path, key, mismatch, expected, actual }: Mismatch): string {
  const where = path ?? key ?? (type === 'StatusMismatch' ? 'status' : type)
  return `${where}: ${mismatch ?? `expected ${String(expected)}, got ${String(actual)}`}`
}
