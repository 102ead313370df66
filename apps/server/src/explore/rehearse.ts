import { setTimeout } from 'node:timers/promises'
import { NothingProvedError } from './app.ts'
import type { Answer } from './doors.ts'
import { inOrder } from './engine/in-order.ts'
import type { Scenario } from './engine/scenario.ts'
import { begin, isAccepted, lookOnce, type Playing, playStep, type Stage } from './play.ts'
import type { Session } from './session.ts'

const intervalMs = 20

/**
 * Plays each scenario as everybody expects it. Finds out whether webhooks come in and whether the state ever changes, for
 * without that nothing is proved, and how long a state takes to come. Throws a NothingProvedError.
 */
export async function rehearse(session: Session, scenarios: readonly Scenario[]): Promise<void> {
  const answers: Answer[] = []
  const statuses = new Set<string>()
  let canWait = true

  /** Looks until nothing differs; once that did not come in time, it is not waited for again. */
  async function observe(stage: Stage, playing: Playing): Promise<void> {
    const began = performance.now()
    for (let looks = 1; ; looks++) {
      const compared = await lookOnce(stage, playing)
      const ms = performance.now() - began
      const agrees = compared.every(({ difference }) => difference === undefined)
      const isOver = ms >= session.stateTimeoutMs
      if (agrees && looks > 1) session.lagMs = Math.max(session.lagMs, ms)
      if (agrees || isOver || !canWait) {
        if (isOver) canWait = false
        for (const { belief } of compared) statuses.add(belief.status)
        return
      }
      await setTimeout(intervalMs)
    }
  }

  for (const scenario of scenarios) {
    const schedule = inOrder(scenario, session.app.charge !== undefined)
    const { stage, serial } = session.stage()
    const playing = begin(stage, schedule, serial)
    for (const step of schedule.steps) {
      const { answer } = await playStep(stage, playing, step)
      if (answer === undefined) continue
      answers.push(answer)
      if (answers.length === 1) checkReached(session, answer)
      await observe(stage, playing)
    }
  }
  checkAccepted(session, answers)
  checkChanged(session, statuses)
}

function where({ app: { webhook } }: Session): string {
  return typeof webhook === 'string' ? webhook : 'the function "webhook"'
}

/** Nothing was answered at all: it is not there. */
function checkReached(session: Session, answer: Answer): void {
  if (typeof answer === 'number') return
  throw new NothingProvedError(
    `No webhook reached the receiver at ${where(session)} (${answer}). Start it, or name its address.`,
  )
}

function checkAccepted(session: Session, answers: readonly Answer[]): void {
  if (answers.some(isAccepted)) return
  const came = [...new Set(answers)].join(', ')
  throw new NothingProvedError(
    `The receiver at ${where(session)} took in none of ${answers.length} webhooks (it answered ${came}). Check the address, and that it knows the secret they are signed with (--secret).`,
  )
}

function checkChanged({ app: { state } }: Session, statuses: ReadonlySet<string>): void {
  if (statuses.size > 1) return
  const asked = typeof state === 'string' ? `The state URL ${state}` : 'The function "state"'
  throw new NothingProvedError(
    `${asked} says "${[...statuses].join()}" whatever happens. Have it tell the state of the order that is asked for.`,
  )
}
