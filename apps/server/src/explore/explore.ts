import { randomBytes } from 'node:crypto'
import { NothingProvedError } from './app.ts'
import { builtInScenarios } from './engine/built-in.ts'
import { levelsOf } from './engine/levels.ts'
import { createModel, type Limits } from './engine/model.ts'
import { sampleOf } from './engine/sample.ts'
import type { Scenario } from './engine/scenario.ts'
import type { Schedule } from './engine/schedule.ts'
import { type Failure, failureOf } from './failure.ts'
import { playAll } from './play-all.ts'
import { rehearse } from './rehearse.ts'
import { openSession, possible, type Session, type SessionOptions } from './session.ts'

export interface ExploreOptions extends SessionOptions {
  /** What is played: all that are built in when left out. */
  readonly scenarios?: readonly Scenario[] | undefined
  /** How many steps a schedule has at most; 9 when left out. */
  readonly maxSteps?: number | undefined
  /** How many schedules are played at most; 6000 when left out. Where there are more, the longest are sampled. */
  readonly maxSchedules?: number | undefined
  /** How many webhooks of a schedule may come twice, be lost, and how often it may restart; 1 each when left out. */
  readonly repeats?: number | undefined
  readonly losses?: number | undefined
  readonly restarts?: number | undefined
  /** The same one samples the same schedules. */
  readonly seed?: string | undefined
  /** How many schedules are played at the same time; 16 when left out. */
  readonly concurrency?: number | undefined
}

export interface ExploreObserver {
  /** Called when the application has shown that webhooks come in and its state changes. */
  ready?(facts: {
    readonly scenarios: readonly Scenario[]
    readonly leftOut: readonly string[]
  }): void
  /** Called after all schedules of one length. */
  explored?(level: { readonly length: number; readonly tried: number }): void
}

/** How an exploration came out. It is only passed when `failure` is null. */
export interface ExploreReport {
  readonly startedAt: string
  readonly ms: number
  readonly scenarios: readonly string[]
  /** What could not be explored, and why. */
  readonly leftOut: readonly string[]
  /** How many schedules were played. */
  readonly tried: number
  /** How many orders were left out because one that was played is equal to them. */
  readonly pruned: number
  readonly maxSteps: number
  /** Every schedule of so many steps was played; less than the maximum where the rest was sampled, or one failed. */
  readonly exhaustedTo: number
  /** How many longer ones were drawn, with this seed. */
  readonly sampled: number
  readonly seed: string
  /** The shortest schedule that fails; null where none does. */
  readonly failure: Failure | null
}

/**
 * Plays every order of what can happen and compares what the application believes with what is true. Stops at the first schedule
 * that fails, which is a shortest one.
 *
 * Throws a NothingProvedError where no webhook is taken in, or no state can be compared.
 */
export async function exploreApp(
  options: ExploreOptions,
  observer: ExploreObserver = {},
): Promise<ExploreReport> {
  const startedAt = new Date().toISOString()
  const began = performance.now()
  await using session = await openSession(options)
  const { maxSteps = 9, repeats = 1, losses = 1, restarts = 1 } = options
  const limits = possible({ maxSteps, repeats, losses, restarts }, session.app)
  const wanted = options.scenarios ?? builtInScenarios
  const scenarios = wanted.filter((one) => limits.appCharges || !losesAnswers(one))
  if (scenarios.length === 0) {
    throw new NothingProvedError(
      'No scenario is left to play: an answer can be lost only where the application charges. Say how, with --charge-url.',
    )
  }
  const leftOut = [...leftOutOf(session, wanted), ...unfinished(scenarios, maxSteps)]
  await rehearse(session, scenarios)
  observer.ready?.({ scenarios, leftOut })
  const found = await search(session, { scenarios, limits, options, observer })
  if (found.tried === 0) {
    throw new NothingProvedError('No schedule was played. Allow more steps or schedules.')
  }
  return {
    ...{ startedAt, ms: Math.round(performance.now() - began), leftOut, maxSteps },
    scenarios: scenarios.map(({ name }) => name),
    ...found,
  }
}

function losesAnswers({ attempts }: Scenario): boolean {
  return attempts.some(({ answer }) => answer === 'lost')
}

function leftOutOf({ app }: Session, wanted: readonly Scenario[]): string[] {
  const unplayed = app.charge ? [] : wanted.filter(losesAnswers)
  return [
    ...(app.poll ? [] : ['losses: nothing makes the application look for them (--poll-url)']),
    ...(app.restart ? [] : ['restarts: the application was not started by a COMMAND after --']),
    ...unplayed.map(({ name }) => `${name}: the application makes no charges (--charge-url)`),
  ]
}

/** Scenarios whose last steps do not fit: each transition is told of by a webhook, which is a step too. */
function unfinished(scenarios: readonly Scenario[], maxSteps: number): string[] {
  return scenarios.flatMap(({ name, attempts }) => {
    const steps = attempts.reduce((sum, one) => sum + 2 * (one.steps.length + 1), 0)
    return steps > maxSteps ? [`the end of ${name}: it takes ${steps} steps (--max-steps)`] : []
  })
}

interface Search {
  readonly scenarios: readonly Scenario[]
  readonly limits: Limits
  readonly options: ExploreOptions
  readonly observer: ExploreObserver
}

async function search(session: Session, { scenarios, limits, options, observer }: Search) {
  const { maxSchedules = 6000, seed = randomBytes(4).toString('hex') } = options
  const models = scenarios.map((scenario) => createModel(scenario, limits))
  const parallel = { count: options.concurrency ?? 16 }
  let [tried, pruned, exhaustedTo, sampled] = [0, 0, 0, 0]
  const result = (failure: Failure | null) => ({
    ...{ tried, pruned, exhaustedTo, sampled, seed, failure },
  })
  const playThem = async (schedules: Iterable<Schedule>) => {
    const { played, failed } = await playAll(session, schedules, parallel)
    tried += played
    return failed
  }
  for (const { length, schedules, pruned: equal } of levelsOf(models, limits.maxSteps)) {
    if (tried + schedules.length > maxSchedules) {
      const before = tried
      const drawn = sampleOf(models, { seed, minSteps: exhaustedTo, count: maxSchedules - tried })
      const failed = await playThem(drawn)
      sampled = tried - before
      return result(failed ? await failureOf(session, failed, { limits, isSampled: true }) : null)
    }
    pruned += equal
    const failed = await playThem(schedules)
    if (failed) return result(await failureOf(session, failed, { limits, isSampled: false }))
    exhaustedTo = length
    observer.explored?.({ length, tried })
  }
  exhaustedTo = limits.maxSteps
  return result(null)
}
