/**
 * `import { explore, replay } from 'omise-sandbox/explore'`: plays every order of payments and webhooks against an application,
 * and a schedule that failed once more.
 */
import { type ExploreOptions, type ExploreReport, exploreApp } from './explore/explore.ts'
import type { Failure } from './explore/failure.ts'
import { type ReplayOptions, replaySchedule } from './explore/replay.ts'

export {
  type App,
  type Asked,
  NothingProvedError,
  type OrderState,
  type SandboxFacts,
  type SentWebhook,
  type ToCharge,
} from './explore/app.ts'
export { builtInScenarios } from './explore/engine/built-in.ts'
export type { Fault, FaultId } from './explore/engine/fault.ts'
export type { Attempt, Scenario, Transition } from './explore/engine/scenario.ts'
export type { WrittenSchedule } from './explore/files/schedule-file.ts'
export type { ExploreOptions, ExploreReport, Failure, ReplayOptions }

/**
 * Plays every order of what can happen to payments and of the webhooks that tell of it, the shortest first, and compares what
 * the application believes with what is true. `failure` is the first schedule that fails, or null.
 *
 * Throws a NothingProvedError where no webhook is taken in, or no state can be compared.
 */
export function explore(options: ExploreOptions): Promise<ExploreReport> {
  return exploreApp(options)
}

/** Plays a schedule that failed once more. Gives null where it no longer fails. */
export async function replay(options: ReplayOptions): Promise<Failure | null> {
  return (await replaySchedule(options)).failure
}
