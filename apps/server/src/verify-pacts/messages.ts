import { stateDescriptions } from '@omise-sandbox/contracts'
import type { Verified } from '@omise-sandbox/contracts/provider'
import { plain } from '../cli/table.ts'

/** Whether an interaction holds; one that its consumer does not count on yet may fail. */
export function holds({ problems, pending }: Verified): boolean {
  return problems.length === 0 || pending
}

/** Every interaction on a line, under its contract; what did not match below it. */
export function reportWords(verified: readonly Verified[]): string {
  const groups = Map.groupBy(verified, groupOf)
  const parts = [...groups].map(([group, all]) =>
    [plain(group), ...all.map(interactionWords)].join('\n'),
  )
  return [...parts, countLine(verified)].join('\n\n')
}

/** Who counts on what, and in which contract; of one that could not be read, only that. */
export function groupOf({ consumer, provider, contract }: Verified): string {
  return consumer === null ? contract : `${consumer} with ${provider} (${contract})`
}

function interactionWords(one: Verified): string {
  const { description, states, problems, skipped } = one
  const given =
    states.length > 0 ? `, given ${states.map((state) => `"${state}"`).join(' and ')}` : ''
  const line = `  ${markOf(one)}  ${plain(`${description}${given}`)}`
  const notes = one.warnings.map((words) => `note: ${words}`)
  const below = skipped === null ? [...problems, ...notes] : [skipped]
  return [line, ...below.map((words) => `          ${plain(words)}`)].join('\n')
}

function markOf({ problems, pending, skipped }: Verified): string {
  if (skipped !== null) return 'skip'
  if (problems.length === 0) return 'ok  '
  return pending ? 'wip ' : 'FAIL'
}

function countLine(verified: readonly Verified[]): string {
  const failed = verified.filter((one) => !holds(one)).length
  const skipped = verified.filter((one) => one.skipped !== null).length
  const held = verified.filter((one) => markOf(one) === 'ok  ').length
  const pending = verified.filter((one) => markOf(one) === 'wip ').length
  const notYet = pending > 0 ? `, ${pending} not counted on yet` : ''
  return `${held} of ${verified.length} interactions hold, ${failed} failed, ${skipped} skipped${notYet}`
}

/** The provider states, with what each parameter is when it is left out. */
export function stateWords(): string {
  const states = Object.entries(stateDescriptions).map(([name, { meaning, parameters }]) => {
    const lines = Object.entries(parameters).map(
      ([parameter, words]) => `    ${parameter}: ${words}`,
    )
    return [name, `  ${meaning}`, ...lines].join('\n')
  })
  return states.join('\n\n')
}
