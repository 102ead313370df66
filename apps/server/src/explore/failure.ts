import type { Fault } from './engine/fault.ts'
import type { Limits } from './engine/model.ts'
import { nameFault } from './engine/name-fault.ts'
import type { Schedule } from './engine/schedule.ts'
import { shorterThan } from './engine/shrink.ts'
import type { Played } from './play.ts'
import { isFailed } from './play-all.ts'
import type { Session } from './session.ts'
import { storyOf } from './story.ts'

/** A schedule after which the application believes what is not true. */
export interface Failure {
  readonly fault: Fault
  readonly schedule: Schedule
  /** What happened, step by step, what was believed and what was true. */
  readonly story: string
}

/** Names what went wrong, of the shortest schedule that still fails: one that was drawn may have steps that do nothing. */
export async function failureOf(
  session: Session,
  failed: Played,
  { limits, isSampled }: { readonly limits: Limits; readonly isSampled: boolean },
): Promise<Failure> {
  return describe(isSampled ? await shrink(session, failed, limits) : failed)
}

export function describe(failed: Played): Failure {
  const { schedule, compared } = failed
  const fault = nameFault(schedule.steps, compared)
  return { fault, schedule, story: storyOf(failed, fault) }
}

async function shrink(session: Session, failed: Played, limits: Limits): Promise<Played> {
  for (const shorter of shorterThan(failed.schedule, limits)) {
    const played = await session.play(shorter)
    if (isFailed(played)) return shrink(session, played, limits)
  }
  return failed
}
