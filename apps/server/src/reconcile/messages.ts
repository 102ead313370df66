import { plain, table } from '../cli/table.ts'
import { timelineTable } from '../commands/timeline.ts'
import { type Difference, differenceKinds } from './difference.ts'
import { agrees, type Reconciliation } from './reconciliation.ts'
import { placeOf } from './report.ts'

/** So many stories are told; what is more is in the table, and in JSON. */
const maxStories = 20

/** All of a reconciliation, for people. */
export function reconciliationWords(one: Reconciliation): string {
  const parts = [
    brokenWords(one),
    differenceTable(one),
    ...one.differences.slice(0, maxStories).map((each) => storyOf(each, one.counts)),
    restWords(one),
    conclusion(one),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function brokenWords({ broken, counts }: Reconciliation): string {
  const lines = broken
    .slice(0, maxStories)
    .map(({ line, problem }) => `${counts} ${line} cannot be read: ${plain(problem)}`)
  const more = broken.length - lines.length
  return [...lines, ...(more > 0 ? [`and ${more} more: --json lists them`] : [])].join('\n')
}

function differenceTable({ differences, counts }: Reconciliation): string {
  if (differences.length === 0) return ''
  return table(differences, {
    difference: ({ kind }) => kind,
    charge: ({ charge }) => charge,
    order: ({ order }) => order,
    where: (one) => placeOf(one, counts) || null,
    books: ({ books }) => books,
    account: ({ account }) => account,
    'most likely': ({ cause }) => cause.name,
  })
}

/** What differs about one charge, what most likely happened, and its timeline. */
export function storyOf(one: Difference, counts: Reconciliation['counts']): string {
  const place = placeOf(one, counts)
  const lines = [
    `${differenceKinds[one.kind]}: ${one.charge ?? `order ${one.order}`} (${one.kind})`,
    `  books    ${one.books}${place === '' ? '' : ` (${place})`}`,
    `  account  ${one.account}`,
    `  likely   ${one.cause.name}: ${one.cause.text}`,
  ].map(plain)
  if (!one.timeline) return lines.join('\n')
  const story = timelineTable(one.timeline).split('\n')
  return [...lines, ...story.map((line) => `    ${line}`)].join('\n')
}

function restWords({ differences }: Reconciliation): string {
  const more = differences.length - maxStories
  return more > 0
    ? `${more} more stories are not shown: --json and --junit have all, omise-sandbox timeline <charge> tells one.`
    : ''
}

/** Whether the books agree, and how much was compared. */
export function conclusion(one: Reconciliation): string {
  const { rows, matched, charges, account, notCompared } = one
  const compared = `${count(rows, 'row')} compared with ${count(charges, 'charge')} of the account ${account}, of which the books name ${matched}.`
  const left =
    notCompared.length > 0 ? ` Not compared, for want of a column: ${notCompared.join(', ')}.` : ''
  return `${verdict(one)}: ${compared}${left}`
}

function verdict(one: Reconciliation): string {
  if (agrees(one)) return 'The books agree'
  const differences = count(one.differences.length, 'difference')
  const broken = one.broken.length
  return broken === 0 ? differences : `${differences}, and ${count(broken, 'broken row')}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
