import { emptyPath, extend, isQuiet, type Model, type Path } from './model.ts'
import { keyOf, type Schedule, scheduleOf } from './schedule.ts'
import { madeAt } from './step.ts'

/** All schedules of one length, of all scenarios. */
export interface Level {
  readonly length: number
  readonly schedules: readonly Schedule[]
  /** How many orders were left out because another one that is tried leads to the same. */
  readonly pruned: number
}

/** Every schedule up to the bound, the shortest first. Each ends where no webhook is on its way. */
export function* levelsOf(models: readonly Model[], maxSteps: number): Generator<Level> {
  const seen = new Set<string>()
  let fronts = models.map((model) => ({ model, paths: [emptyPath(model)] }))
  for (let length = 1; length <= maxSteps; length++) {
    const schedules: Schedule[] = []
    let pruned = 0
    fronts = fronts.map(({ model, paths }) => {
      const longer: Path[] = []
      for (const path of paths) {
        const { next, pruned: equal } = extend(model, path)
        longer.push(...next)
        pruned += equal
      }
      for (const path of longer.filter(isQuiet)) {
        const schedule = scheduleOf(model.scenario, path)
        const key = keyOf(schedule)
        if (seen.has(key)) pruned += 1
        else schedules.push(schedule)
        seen.add(key)
      }
      return { model, paths: longer }
    })
    if (fronts.every(({ paths }) => paths.length === 0)) return
    yield { length, schedules: schedules.toSorted((a, b) => oddity(a) - oddity(b)), pruned }
  }
}

/** How far a schedule is from what everybody expects. Of those as long, the plainest is played, and so told, first. */
function oddity({ steps }: Schedule): number {
  const weights: Readonly<Record<string, number>> = {
    repeat: 1_000,
    lose: 10_000,
    restart: 100_000,
  }
  let sum = 0
  let newest = -1
  for (const [at, step] of steps.entries()) {
    sum += weights[step.do] ?? 0
    if (step.do !== 'deliver') continue
    const made = madeAt(steps, at)
    // One that was overtaken is odder than one that is late.
    sum += at - made + (made < newest ? 20 : 0)
    newest = Math.max(newest, made)
  }
  return sum
}
