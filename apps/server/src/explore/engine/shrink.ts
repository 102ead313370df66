import { canMove, createModel, emptyPath, isQuiet, type Limits, move } from './model.ts'
import type { Schedule } from './schedule.ts'
import { stepText } from './step.ts'

/**
 * The schedules that a schedule becomes when one step is taken out, or two, or three, as far as what is left can happen: those
 * that lose the most first.
 */
export function* shorterThan(schedule: Schedule, limits: Limits): Generator<Schedule> {
  const { scenario, steps } = schedule
  const last = steps.length - 1
  for (const count of [3, 2, 1]) {
    for (const taken of choose(steps.length, count)) {
      const shorter = { scenario, steps: steps.filter((_, at) => !taken.includes(at)) }
      if (taken.length <= last && canHappen(shorter, limits)) yield shorter
    }
  }
}

/** Whether a schedule is one of its scenario, and ends where no webhook is on its way. */
export function canHappen({ scenario, steps }: Schedule, limits: Limits): boolean {
  const model = createModel(scenario, { ...limits, maxSteps: Number.POSITIVE_INFINITY })
  const byText = new Map(model.moves.map((one) => [stepText(one.step), one]))
  let path = emptyPath(model)
  for (const step of steps) {
    const next = byText.get(stepText(step))
    if (!next || !canMove(model, path, next)) return false
    path = move(path, next)
  }
  return isQuiet(path)
}

function* choose(length: number, count: number, from = 0): Generator<readonly number[]> {
  if (count === 0) yield []
  else {
    for (let at = from; at < length; at++) {
      for (const rest of choose(length, count - 1, at + 1)) yield [at, ...rest]
    }
  }
}
