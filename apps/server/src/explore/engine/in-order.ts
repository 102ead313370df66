import { canMove, createModel, emptyPath, move, type Path } from './model.ts'
import type { Scenario } from './scenario.ts'
import { type Schedule, scheduleOf } from './schedule.ts'

/** A scenario as everybody expects it: each webhook comes at once, and nothing goes wrong. */
export function inOrder(scenario: Scenario, appCharges: boolean): Schedule {
  const limits = { maxSteps: 1000, repeats: 0, losses: 0, restarts: 0, appCharges }
  const model = createModel(scenario, limits)
  let path: Path = emptyPath(model)
  for (;;) {
    const can = model.moves.filter((one) => canMove(model, path, one))
    const next = can.find(({ does }) => does === 'deliver') ?? can[0]
    if (!next) return scheduleOf(scenario, path)
    path = move(path, next)
  }
}
