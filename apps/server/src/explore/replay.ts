import { NothingProvedError } from './app.ts'
import type { Schedule } from './engine/schedule.ts'
import { describe, type Failure } from './failure.ts'
import { readSchedule, readScheduleFile, type WrittenSchedule } from './files/schedule-file.ts'
import { isFailed } from './play-all.ts'
import { rehearse } from './rehearse.ts'
import { openSession, type Session, type SessionOptions } from './session.ts'

export interface ReplayOptions extends SessionOptions {
  /** A file that `explore --save` wrote, or what stands in it. */
  readonly schedule: string | WrittenSchedule
  /** How often it is played; once when left out. */
  readonly times?: number | undefined
}

export interface ReplayReport {
  readonly times: number
  readonly failed: number
  /** The first that failed; null where none did. */
  readonly failure: Failure | null
}

/** Plays a schedule again. Throws a NothingProvedError where no webhook is taken in, or no state can be compared. */
export async function replaySchedule(options: ReplayOptions): Promise<ReplayReport> {
  const { schedule: named, times = 1 } = options
  const written = typeof named === 'string' ? (await readScheduleFile(named)).schedule : named
  const schedule = readSchedule(written, typeof named === 'string' ? named : 'The schedule')
  await using session = await openSession(options)
  checkDoors(session, schedule)
  await rehearse(session, [schedule.scenario])
  let failed = 0
  let failure: Failure | null = null
  for (let time = 0; time < times; time++) {
    const played = await session.play(schedule)
    if (!isFailed(played)) continue
    failed += 1
    failure ??= describe(played)
  }
  return { times, failed, failure }
}

/** Without a door that a schedule goes through, it would be another one. */
function checkDoors({ app }: Session, { scenario, steps }: Schedule): void {
  const refuse = (what: string, remedy: string) => {
    throw new NothingProvedError(`The schedule ${what}. ${remedy}`)
  }
  if (steps.some((step) => step.do === 'restart') && !app.restart) {
    refuse('restarts the application', 'Give the command that starts it, after --.')
  }
  if (steps.some((step) => step.do === 'lose') && !app.poll) {
    refuse('loses a webhook', 'Say how the application is made to look for it, with --poll-url.')
  }
  if (scenario.attempts.some(({ answer }) => answer === 'lost') && !app.charge) {
    refuse('loses the answer to a charge', 'Say how the application charges, with --charge-url.')
  }
}
