import { createId, instant } from '@omise-sandbox/core'

/** One row of the charges that are loaded: a charge and the task of its expiry. */
export interface Loaded {
  readonly id: string
  readonly charge: string
  readonly due: number
  readonly task: string
}

const firstMade = Date.parse('2025-01-01T00:00:00Z')
const day = 24 * 60 * 60_000

/** Charges made one second after the other, like one that was really made. */
export function* accountsLike(
  template: { readonly id: string; readonly charge: string; readonly task: string },
  count: number,
): Generator<Loaded> {
  const due = /"due":\d+/
  for (let number = 0; number < count; number++) {
    const made = firstMade + number * 1_000
    const id = createId('chrg', instant(made), 0n)
    yield {
      id,
      charge: template.charge.replaceAll(template.id, id),
      due: made + day,
      task: template.task.replaceAll(template.id, id).replace(due, `"due":${made + day}`),
    }
  }
}
