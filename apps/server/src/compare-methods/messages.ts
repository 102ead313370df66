import { plain } from '../cli/table.ts'
import type { AnswerChange } from './answers.ts'
import type { Comparison } from './comparison.ts'
import type { Finding } from './findings.ts'
import type { Topic } from './topics.ts'

/** A comparison for people: topic by topic, then the fields of answers, then what becomes of recorded requests. */
export function comparisonWords(comparison: Comparison): string {
  const { from, to, topics, answers, requests } = comparison
  const lines = [`${from} → ${to}`, '', ...topicLines(topics), '', ...answerLines(answers)]
  const rehearse = `Rehearse it: omise-sandbox certify <URL of your receiver> --method ${to}`
  return [...lines, ...requestLines(comparison, requests), '', rehearse].join('\n')
}

/** Each topic with what it is before and after, and below that what to do. */
function topicLines(topics: readonly Topic[]): readonly string[] {
  const width = Math.max(...topics.map(({ topic }) => topic.length))
  const indent = ' '.repeat(width + 2)
  return topics.flatMap(({ topic, from, to, change }) =>
    change === null
      ? [`${topic.padEnd(width)}  nothing changes: ${to}`]
      : [`${topic.padEnd(width)}  ${from} → ${to}`, `${indent}${change}`],
  )
}

function answerLines({ come, go, kinds }: AnswerChange): readonly string[] {
  const title = 'Fields of a charge, in answers and webhooks'
  if (come.length + go.length + kinds.length === 0) return [`${title}: nothing changes.`]
  return [
    `${title}:`,
    ...fieldLine('come', come),
    ...fieldLine('go', go),
    ...kinds.map(({ field, from, to }) => `  ${field}: ${from} → ${to}`),
  ]
}

function fieldLine(verb: string, fields: readonly string[]): readonly string[] {
  return fields.length === 0 ? [] : [`  ${fields.length} ${verb}: ${fields.join(', ')}`]
}

function requestLines(
  { from, to }: Comparison,
  requests: Comparison['requests'],
): readonly string[] {
  if (requests === null) return []
  const { compared, refused_before, unreadable, findings } = requests
  const lines = [
    '',
    `Recorded requests by ${from}: ${compared}.${asides(refused_before, unreadable)}`,
  ]
  if (findings.length > 0) return [...lines, ...findings.flatMap(findingLines)]
  return compared === 0 ? lines : [...lines, `  With ${to}, nothing changes for them.`]
}

function asides(refused: number, unreadable: number): string {
  const asides = [
    ...(refused > 0 ? [`${refused} more were refused when they were made`] : []),
    ...(unreadable > 0 ? [`${unreadable} more cannot be read`] : []),
  ]
  return asides.length === 0 ? '' : ` Not looked at: ${asides.join('; ')}.`
}

function findingLines({ effect, what, count, example }: Finding): readonly string[] {
  const { id, at, shows } = example
  return [
    `  ${effect}  ${count} ${what}`,
    `           such as request ${id} at ${at}: ${plain(shows)}`,
  ]
}
