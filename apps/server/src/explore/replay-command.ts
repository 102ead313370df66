import { exitCodes } from '../cli/exit-codes.ts'
import { print } from '../cli/output.ts'
import { explained } from './explained.ts'
import { readScheduleFile, writeSchedule } from './files/schedule-file.ts'
import { type AppFlags, readDoors, sessionOf } from './flags.ts'
import { replaySchedule } from './replay.ts'

export interface ReplayFlags extends AppFlags {
  readonly webhookUrl?: string
  readonly times: number
  readonly json?: boolean
}

/** Plays a saved schedule, and gives the exit code. Throws a UsageError. */
export async function replayCommand(
  file: string,
  command: readonly string[],
  flags: ReplayFlags,
): Promise<number> {
  const { schedule, app } = await readScheduleFile(file)
  const session = sessionOf(readDoors(flags.webhookUrl, flags, app), flags, command, () => {})
  return explained(flags, async () => {
    const { times, failed, failure } = await replaySchedule({
      ...session,
      schedule,
      times: flags.times,
    })
    const found = failure && {
      ...failure.fault,
      ...writeSchedule(failure.schedule),
      story: failure.story,
    }
    await print(
      flags.json
        ? `${JSON.stringify({ times, failed, failure: found }, null, 2)}\n`
        : `${failure ? `${failure.story}\n` : ''}It failed ${failed} of ${times} times.\n`,
    )
    return failed === 0 ? exitCodes.ok : exitCodes.checkFailed
  })
}
