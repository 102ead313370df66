import { answerFindings } from './answers.ts'
import { bodyFindings } from './body.ts'
import type { Document } from './document.ts'
import { type Finding, finding, sentences } from './finding.ts'
import { type Operated, operationsOf } from './operations.ts'
import { parameterFindings } from './parameters.ts'
import { schemeFindings, securityFindings } from './security.ts'

const nouns = { client: 'the operation', sandbox: 'the webhook' } as const

/**
 * What breaks clients of `before` when it becomes `after`, a sentence each, in the order of the document:
 * `omise.yaml: GET /charges/{charge} 200: the field amount is gone`.
 */
export function breakingChanges(options: {
  readonly file: string
  readonly before: Document
  readonly after: Document
}): string[] {
  const { file, before, after } = options
  const [olds, added] = [operationsOf(before), operationsOf(after)]
  return sentences(file, [
    ...serverFindings(before, after),
    ...schemeFindings(before, after),
    ...[...olds.values()].flatMap((old) => {
      const present = added.get(old.label)
      return present
        ? operationFindings([before, after], old, present)
        : [finding(old.label, nouns[old.sender], 'is gone')]
    }),
    ...[...added.values()]
      .filter(({ label, sender }) => sender === 'sandbox' && !olds.has(label))
      .map(({ label }) => finding(label, nouns.sandbox, 'is sent now')),
  ])
}

function operationFindings(
  documents: readonly [before: Document, after: Document],
  before: Operated,
  after: Operated,
): Finding[] {
  const { label, sender } = before
  const [was, is] = [before.operation.operationId, after.operation.operationId]
  const asked = sender === 'client' ? 'taken' : 'given'
  const answered = sender === 'client' ? 'given' : 'taken'
  return [
    ...(was === is || was === undefined
      ? []
      : [finding(label, nouns[sender], `is named ${is ?? 'nothing'} now, was ${was}`)]),
    ...parameterFindings({ documents, before, after, direction: asked }),
    ...bodyFindings({ documents, before, after, direction: asked }),
    ...(sender === 'client' ? securityFindings(documents, before, after) : []),
    ...answerFindings({ documents, before, after, direction: answered }),
  ]
}

function serverFindings(before: Document, after: Document): Finding[] {
  const urls = after.servers?.map(({ url }) => url) ?? []
  return (before.servers ?? [])
    .filter(({ url }) => !urls.includes(url))
    .map(({ url }) => finding('', `the server ${url}`, 'is gone'))
}
