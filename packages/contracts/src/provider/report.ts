import { fieldsOf, textOf } from './fields.ts'

interface Mismatch {
  readonly type: string
  readonly path?: string
  readonly key?: string
  readonly mismatch?: string
  readonly expected?: unknown
  readonly actual?: unknown
}

interface Mismatched {
  readonly mismatches?: readonly Mismatch[]
  readonly message?: string
}

/** Pact's own report, as far as it is read. */
interface PactReport {
  readonly interactionResults?: readonly {
    readonly result: string
    readonly mismatch?: Mismatched
  }[]
  readonly errors?: readonly { readonly mismatch?: Mismatched }[]
}

/**
 * What Pact's report of one interaction says against it, each with its place: `$.status: Expected …`. None only where it
 * says of exactly one interaction that it holds.
 */
export function problemsIn(text: string): readonly string[] {
  const report = parse(text)
  if (!report) return [`Pact's verifier did not run: ${text}`]
  const { interactionResults = [], errors = [] } = report
  const [result] = interactionResults
  if (result && interactionResults.length === 1) {
    return result.result === 'OK' ? [] : wordsOf(result.mismatch)
  }
  if (errors.length > 0) return errors.flatMap(({ mismatch }) => wordsOf(mismatch))
  return ['Pact did not verify it, and does not say why.']
}

function parse(text: string): PactReport | undefined {
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

function wordsOf(mismatched: Mismatched | undefined): readonly string[] {
  const found = (mismatched?.mismatches ?? []).map(describe).sort()
  return found.length > 0 ? found : [mismatched?.message ?? 'Pact does not say why.']
}

function describe({ type, path, key, mismatch, expected, actual }: Mismatch): string {
  const where = path ?? key ?? (type === 'StatusMismatch' ? 'status' : type)
  return `${where}: ${mismatch ?? `expected ${textOf(expected)}, got ${textOf(actual)}`}`
}
