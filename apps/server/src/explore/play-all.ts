import { NothingProvedError } from './app.ts'
import type { Schedule } from './engine/schedule.ts'
import { stepText } from './engine/step.ts'
import type { Played } from './play.ts'
import type { Session } from './session.ts'

/** How many schedules are played at the same time. */
export interface Parallel {
  count: number
}

/**
 * Plays schedules, several at the same time, up to the first that fails, and gives that one. It must fail alone too: one that
 * does not failed by what else was played, so that from there on all are played alone.
 */
export async function playAll(
  session: Session,
  schedules: Iterable<Schedule>,
  parallel: Parallel,
): Promise<{ readonly played: number; readonly failed: Played | undefined }> {
  const all = [...schedules]
  const { played, failed } = await playUntilFailure(session, all, parallel.count)
  if (!failed) return { played, failed }
  const alone = await session.play(failed.schedule)
  if (isFailed(alone)) return { played, failed: alone }
  if (parallel.count === 1) return { played, failed }
  parallel.count = 1
  const again = await playUntilFailure(session, all, 1)
  return { played: played + again.played, failed: again.failed }
}

export function isFailed({ compared }: Played): boolean {
  return compared.some(({ difference }) => difference !== undefined)
}

async function playUntilFailure(
  session: Session,
  schedules: readonly Schedule[],
  parallel: number,
) {
  let next = 0
  let failed: { readonly at: number; readonly played: Played } | undefined
  let isStopped = false

  async function worker(): Promise<void> {
    while (!isStopped && next < schedules.length) {
      const at = next++
      const schedule = schedules[at]
      if (!schedule) return
      try {
        const played = await session.play(schedule)
        if (!isFailed(played)) continue
        isStopped = true
        if (!failed || at < failed.at) failed = { at, played }
      } catch (error) {
        isStopped = true
        throw withSteps(error, schedule)
      }
    }
  }

  const ends = await Promise.allSettled(Array.from({ length: parallel }, worker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return { played: next, failed: failed?.played }
}

function withSteps(error: unknown, { steps }: Schedule): unknown {
  if (!(error instanceof NothingProvedError)) return error
  return new NothingProvedError(
    `${error.message}\nIt was played: ${steps.map(stepText).join(', ')}.`,
  )
}
