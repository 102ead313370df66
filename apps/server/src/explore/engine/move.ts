import { type Scenario, webhookKeyOf } from './scenario.ts'
import type { Step } from './step.ts'

/** A step as the model plays it. The order of ids is the order in which steps that commute are written down. */
export interface Move {
  readonly id: number
  readonly step: Step
  readonly does: 'lose' | 'happen' | 'deliver' | 'repeat' | 'restart'
  /** The index of the attempt; -1 for none. */
  readonly attempt: number
  /** Which transition of the attempt it makes, or tells of; 0 is the charge itself. */
  readonly at: number
  /** Whether the application notices. */
  readonly isSeen: boolean
}

/** Every step that a scenario can have. */
export function movesOf(scenario: Scenario, appCharges: boolean): Move[] {
  const moves: Move[] = []
  const add = (move: Omit<Move, 'id'>) => void moves.push({ id: moves.length, ...move })
  const webhooks = webhooksOf(scenario)
  for (const { attempt, at, webhook } of webhooks) {
    add({ step: { do: 'lose', ...webhook }, does: 'lose', attempt, at, isSeen: false })
  }
  for (const { attempt, at, transition } of webhooks) {
    add({ step: transition, does: 'happen', attempt, at, isSeen: appCharges && at === 0 })
  }
  for (const does of ['deliver', 'repeat'] as const) {
    for (const { attempt, at, webhook } of webhooks) {
      add({ step: { do: does, ...webhook }, does, attempt, at, isSeen: true })
    }
  }
  add({ step: { do: 'restart' }, does: 'restart', attempt: -1, at: 0, isSeen: true })
  return moves
}

/** Each transition of each attempt, with the webhook that tells of it. */
function webhooksOf({ attempts }: Scenario) {
  return attempts.flatMap(({ name, steps }, attempt) => {
    let refunds = 0
    return (['charge', ...steps] as const).map((made, at) => {
      const isRefund = typeof made === 'object'
      if (isRefund) refunds += 1
      const transition: Step = isRefund
        ? { do: 'refund', attempt: name, number: refunds }
        : { do: made, attempt: name }
      const webhook = { attempt: name, key: webhookKeyOf(made), number: isRefund ? refunds : 1 }
      return { attempt, at, transition, webhook }
    })
  })
}

/**
 * Whether two steps may be swapped with nothing to tell the difference by. What happens to a charge does not touch another
 * one, and the application learns of a loss from nobody; a webhook is seen, and so is what its charge is at that moment.
 */
export function commute(one: Move, other: Move): boolean {
  if (one.isSeen && other.isSeen) return false
  if (one.does === 'lose' || other.does === 'lose') return !isEmission(one, other)
  if (one.does === 'happen' && other.does === 'happen' && one.at === 0 && other.at === 0) {
    // One attempt may come after the other.
    return false
  }
  return one.attempt !== other.attempt
}

/** Whether one makes the webhook that the other loses. */
function isEmission(one: Move, other: Move): boolean {
  return (
    one.attempt === other.attempt &&
    one.at === other.at &&
    (one.does === 'happen' || other.does === 'happen')
  )
}
