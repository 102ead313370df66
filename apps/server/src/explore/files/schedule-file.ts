import { printUnknown } from '@omise-sandbox/core'
import { UsageError } from '../../cli/usage-error.ts'
import type { Fault } from '../engine/fault.ts'
import { movesOf } from '../engine/move.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { Schedule } from '../engine/schedule.ts'
import { canHappen } from '../engine/shrink.ts'
import { stepText } from '../engine/step.ts'
import { format, readOwnFile } from './read-json.ts'
import { fieldsOf, readScenario } from './read-scenario.ts'

/** A schedule as files and tests have it: `deliver first charge.complete` is one of its steps. */
export interface WrittenSchedule {
  readonly scenario: Scenario
  readonly steps: readonly string[]
}

/** Where the application that was explored had its doors. */
export interface WrittenApp {
  readonly webhook?: string
  readonly state?: string
  readonly poll?: string
  readonly charge?: { readonly url: string; readonly body: string }
  readonly words?: Readonly<Record<string, string>>
}

export interface ScheduleFile {
  readonly schedule: WrittenSchedule
  readonly app: WrittenApp
}

export function writeSchedule({ scenario, steps }: Schedule): WrittenSchedule {
  return { scenario, steps: steps.map(stepText) }
}

const unbounded = { maxSteps: 0, repeats: 1000, losses: 1000, restarts: 1000, appCharges: true }

/** The steps of a schedule that somebody wrote. Throws a {@link UsageError} where it cannot happen. */
export function readSchedule({ scenario, steps }: WrittenSchedule, where: string): Schedule {
  const byText = new Map(movesOf(scenario, true).map(({ step }) => [stepText(step), step]))
  const read = steps.map((text) => {
    const step = byText.get(text)
    if (step) return step
    throw new UsageError(
      `${where} has a step that its scenario does not have: "${text}". Use some of: ${[...byText.keys()].join(', ')}.`,
    )
  })
  const schedule = { scenario, steps: read }
  if (canHappen(schedule, unbounded)) return schedule
  throw new UsageError(
    `${where} has steps that cannot happen in this order. Each webhook comes, or is lost, after what it tells of, and none is left out.`,
  )
}

/** The text of a file that `replay` plays. */
export function scheduleFileText(of: ScheduleFile & { readonly fault: Fault }): string {
  const { schedule, app, fault } = of
  const { id, title } = fault
  const { scenario, steps } = schedule
  return `${JSON.stringify({ format, fault: { id, title }, scenario, steps, app }, null, 2)}\n`
}

/** What a file says. Throws a {@link UsageError}. */
export async function readScheduleFile(file: string): Promise<ScheduleFile> {
  const { scenario, steps, app = {} } = await readOwnFile(file, 'a schedule of explore --save')
  if (!Array.isArray(steps) || !steps.every((step) => typeof step === 'string')) {
    throw new UsageError(`${file} holds no steps. Name a file that explore --save wrote.`)
  }
  const schedule = { scenario: readScenario(scenario, file), steps }
  readSchedule(schedule, file)
  return { schedule, app: readApp(fieldsOf(app, file), file) }
}

function readApp(fields: Readonly<Record<string, unknown>>, file: string): WrittenApp {
  const { webhook, state, poll, charge, words } = fields
  const text = (name: string, value: unknown) => {
    if (value === undefined) return {}
    if (typeof value === 'string') return { [name]: value }
    throw new UsageError(`${file} has ${JSON.stringify(value)} as ${name} of its app. Use a URL.`)
  }
  const { url, body } = charge === undefined ? {} : fieldsOf(charge, file)
  const known = words === undefined ? undefined : Object.entries(fieldsOf(words, file))
  return {
    ...text('webhook', webhook),
    ...text('state', state),
    ...text('poll', poll),
    ...(typeof url === 'string' && typeof body === 'string' ? { charge: { url, body } } : {}),
    ...(known
      ? { words: Object.fromEntries(known.map(([from, to]) => [from, printUnknown(to)])) }
      : {}),
  }
}
