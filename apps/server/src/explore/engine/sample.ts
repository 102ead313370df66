import { createRng, seedRandom } from '@omise-sandbox/core'
import { emptyPath, extend, isQuiet, type Model } from './model.ts'
import { keyOf, type Schedule, scheduleOf } from './schedule.ts'

/** How many draws in a row may bring nothing new before all is taken for drawn. */
const maxMisses = 1000

/**
 * Draws `count` schedules that are longer than `minSteps`, each another one; the same seed draws the same ones. Random walks, so that
 * schedules are not equally likely.
 */
export function* sampleOf(
  models: readonly Model[],
  of: { readonly seed: string; readonly minSteps: number; readonly count: number },
): Generator<Schedule> {
  const { seed, minSteps, count } = of
  const rng = createRng(seedRandom(seed))
  const pick = <T>(from: readonly T[]) => from[rng.next() % from.length]
  const seen = new Set<string>()
  for (let misses = 0; misses < maxMisses && seen.size < count; misses++) {
    const model = pick(models)
    if (!model) return
    const schedule = walk(model, pick)
    if (schedule.steps.length <= minSteps || seen.has(keyOf(schedule))) continue
    seen.add(keyOf(schedule))
    misses = -1
    yield schedule
  }
}

/** Goes on at random until nothing more fits, and back to where no webhook was on its way. */
function walk(model: Model, pick: <T>(from: readonly T[]) => T | undefined): Schedule {
  let path = emptyPath(model)
  let quiet = path
  for (;;) {
    const longer = pick(extend(model, path).next)
    if (!longer) return scheduleOf(model.scenario, quiet)
    path = longer
    if (isQuiet(path)) quiet = path
  }
}
