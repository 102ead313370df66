import { exitCodes } from '../cli/exit-codes.ts'
import { note, print } from '../cli/output.ts'
import { writeNamed } from '../cli/write-named.ts'
import { explained } from './explained.ts'
import { type ExploreReport, exploreApp } from './explore.ts'
import { scheduleFileText, writeSchedule } from './files/schedule-file.ts'
import { type AppFlags, type ReadDoors, readChosen, readDoors, sessionOf } from './flags.ts'
import { junitOfReport, presentReport, summaryOf } from './report.ts'
import { vitestCase } from './vitest-case.ts'

export interface ExploreFlags extends AppFlags {
  readonly scenario?: readonly string[]
  readonly scenarios?: string
  readonly maxSteps: number
  readonly maxSchedules: number
  readonly repeats: number
  readonly losses: number
  readonly restarts: number
  readonly seed?: string
  readonly concurrency: number
  readonly save?: string
  readonly junit?: string
  readonly json?: boolean
}

/** Explores as the flags say, and gives the exit code. Throws a UsageError. */
export async function exploreCommand(
  url: string,
  command: readonly string[],
  flags: ExploreFlags,
): Promise<number> {
  const doors = readDoors(url, flags)
  const scenarios = await readChosen(flags)
  const session = sessionOf(doors, flags, command, ({ apiUrl, secretKey, webhookSecret }) => {
    note(`The sandbox is at ${apiUrl}, with the key ${secretKey}.`)
    if (flags.secret === undefined) note(`Webhooks are signed with ${webhookSecret}.`)
  })
  const { maxSteps, maxSchedules, repeats, losses, restarts, seed, concurrency } = flags
  const bounds = { maxSteps, maxSchedules, repeats, losses, restarts, seed, concurrency }
  return explained(flags, async () => {
    const report = await exploreApp(
      { ...session, ...bounds, scenarios },
      { explored: ({ length, tried }) => note(`${length} steps: ${tried} schedules so far`) },
    )
    await tell(report, doors, flags)
    return report.failure === null ? exitCodes.ok : exitCodes.checkFailed
  })
}

async function tell(report: ExploreReport, doors: ReadDoors, flags: ExploreFlags): Promise<void> {
  const { failure } = report
  const { json, save, junit } = flags
  if (json) await print(`${JSON.stringify(presentReport(report, doors), null, 2)}\n`)
  else {
    const found = failure && {
      schedule: writeSchedule(failure.schedule),
      fault: failure.fault,
      app: doors,
    }
    const text = found ? `${failure?.story}\nAs a test:\n\n${vitestCase(found)}\n` : ''
    await print(`${text}${summaryOf(report)}`)
  }
  if (junit !== undefined) await writeNamed(junit, junitOfReport(report, doors.webhook))
  if (save === undefined) return
  if (failure === null) return note(`No schedule fails: ${save} is not written.`)
  const { fault, schedule } = failure
  await writeNamed(save, scheduleFileText({ fault, schedule: writeSchedule(schedule), app: doors }))
  note(`Play it again with: omise-sandbox replay ${save}`)
}
