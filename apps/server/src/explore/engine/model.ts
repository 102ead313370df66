import { commute, type Move, movesOf } from './move.ts'
import type { Scenario } from './scenario.ts'

/** How much may go wrong within one schedule. */
export interface Limits {
  readonly maxSteps: number
  readonly repeats: number
  readonly losses: number
  readonly restarts: number
  /** Whether the application makes the charges: else it learns of them by `charge.create`, which is late but never lost. */
  readonly appCharges: boolean
}

/** A scenario, and every step that may come in it. */
export interface Model {
  readonly scenario: Scenario
  readonly limits: Limits
  readonly moves: readonly Move[]
  /** Of each attempt, the index of the one it comes after; -1 for none. */
  readonly after: readonly number[]
  /** How many transitions each attempt has, the charge included. */
  readonly lengths: readonly number[]
}

export function createModel(scenario: Scenario, limits: Limits): Model {
  const { attempts } = scenario
  return {
    scenario,
    limits,
    moves: movesOf(scenario, limits.appCharges),
    after: attempts.map(({ after }) => attempts.findIndex(({ name }) => name === after)),
    lengths: attempts.map(({ steps }) => steps.length + 1),
  }
}

type Fate = 'unmade' | 'outstanding' | 'delivered' | 'lost'

/** The beginning of a schedule, and where it leads. */
export interface Path {
  readonly moves: readonly Move[]
  /** How many transitions of each attempt have happened. */
  readonly happened: readonly number[]
  /** What became of the webhooks of each attempt. */
  readonly fates: readonly (readonly Fate[])[]
  /** How many webhooks are on their way. */
  readonly outstanding: number
  readonly repeats: number
  readonly losses: number
  readonly restarts: number
}

export function emptyPath({ lengths }: Model): Path {
  return {
    moves: [],
    happened: lengths.map(() => 0),
    fates: lengths.map((length) => Array<Fate>(length).fill('unmade')),
    outstanding: 0,
    repeats: 0,
    losses: 0,
    restarts: 0,
  }
}

/** Whether a step may come next. */
export function canMove({ limits, after }: Model, path: Path, move: Move): boolean {
  const { does, attempt, at } = move
  const fate = path.fates[attempt]?.[at]
  switch (does) {
    case 'happen': {
      const before = after[attempt] ?? -1
      if (path.happened[attempt] !== at) return false
      return at > 0 || before === -1 || (path.happened[before] ?? 0) > 0
    }
    case 'deliver':
      return fate === 'outstanding'
    case 'lose': {
      const isKnownAnyway = at > 0 || limits.appCharges
      return fate === 'outstanding' && path.losses < limits.losses && isKnownAnyway
    }
    case 'repeat':
      return fate === 'delivered' && path.repeats < limits.repeats
    case 'restart':
      return path.restarts < limits.restarts && path.moves.some(({ isSeen }) => isSeen)
  }
}

/** Whether all webhooks of a path can still come within the bound. */
function fits({ limits }: Model, { moves, outstanding }: Path): boolean {
  return moves.length + outstanding <= limits.maxSteps
}

export function move(path: Path, next: Move): Path {
  const { does, attempt, at } = next
  const fateAfter = { happen: 'outstanding', deliver: 'delivered', lose: 'lost' } as const
  const fate = does === 'repeat' || does === 'restart' ? undefined : fateAfter[does]
  const change = { happen: 1, deliver: -1, lose: -1, repeat: 0, restart: 0 }[does]
  return {
    moves: [...path.moves, next],
    happened: does === 'happen' ? path.happened.with(attempt, at + 1) : path.happened,
    fates: fate ? path.fates.with(attempt, (path.fates[attempt] ?? []).with(at, fate)) : path.fates,
    outstanding: path.outstanding + change,
    repeats: path.repeats + (does === 'repeat' ? 1 : 0),
    losses: path.losses + (does === 'lose' ? 1 : 0),
    restarts: path.restarts + (does === 'restart' ? 1 : 0),
  }
}

/**
 * Whether a step may be written after a path. Of all orders that differ by steps that commute, one is written: the one whose
 * steps come by their ids, as far as they commute (a lexicographic normal form).
 */
function isWrittenSo({ moves }: Path, next: Move): boolean {
  for (let at = moves.length - 1; at >= 0; at--) {
    const before = moves[at]
    if (!before || !commute(before, next)) return true
    if (before.id > next.id) return false
  }
  return true
}

/** The paths that are one step longer; `pruned` counts those that lead where another one does. */
export function extend(
  model: Model,
  path: Path,
): { readonly next: Path[]; readonly pruned: number } {
  const next: Path[] = []
  let pruned = 0
  for (const one of model.moves) {
    if (!canMove(model, path, one)) continue
    const longer = move(path, one)
    if (!fits(model, longer)) continue
    if (isWrittenSo(path, one)) next.push(longer)
    else pruned += 1
  }
  return { next, pruned }
}

/** Whether no webhook is on its way: the application could know all that is true. */
export function isQuiet({ moves, outstanding }: Path): boolean {
  return moves.length > 0 && outstanding === 0
}
