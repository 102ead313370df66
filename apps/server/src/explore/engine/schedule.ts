import type { Path } from './model.ts'
import type { Scenario } from './scenario.ts'
import { type Step, stepText } from './step.ts'

/** Who did what in which order, to be played. */
export interface Schedule {
  readonly scenario: Scenario
  readonly steps: readonly Step[]
}

export function scheduleOf(scenario: Scenario, { moves }: Path): Schedule {
  return { scenario, steps: moves.map(({ step }) => step) }
}

/** Two schedules with the same key do the same, whatever their scenarios would do after that. */
export function keyOf({ scenario, steps }: Schedule): string {
  const used = new Set(steps.flatMap((step) => (step.do === 'restart' ? [] : [step.attempt])))
  const attempts = scenario.attempts
    .filter(({ name }) => used.has(name))
    .map((attempt) => {
      const { name, order, amount, answer = '' } = attempt
      const refunds = attempt.steps.flatMap((made) => (typeof made === 'object' ? made.refund : []))
      const refunded = steps.filter((step) => step.do === 'refund' && step.attempt === name).length
      return [name, order, amount, answer, ...refunds.slice(0, refunded)].join(' ')
    })
  return [...attempts, ...steps.map(stepText)].join('\n')
}
