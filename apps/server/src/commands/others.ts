import type { Command } from 'commander'
import { addCharges } from './charges.ts'
import { addClock } from './clock.ts'
import { addConfig } from './config.ts'
import { addEvents } from './events.ts'
import { addFaults } from './faults.ts'
import type { Finished } from './finished.ts'
import { addHealthcheck } from './healthcheck.ts'
import { addLogs } from './logs.ts'
import { addOpenapi } from './openapi.ts'
import { addReset } from './reset.ts'
import { addRules } from './rules.ts'
import { addSnapshot } from './snapshot.ts'
import { addState } from './state.ts'
import { addTimeline } from './timeline.ts'
import { addWait } from './wait.ts'

/** Every command but `start`, in the order of the help. */
export function addOthers(program: Command, finished: Finished): void {
  addCharges(program)
  addEvents(program)
  addTimeline(program)
  addWait(program)
  addLogs(program, finished)
  addClock(program)
  addRules(program)
  addFaults(program)
  addReset(program)
  addSnapshot(program)
  addState(program)
  addHealthcheck(program, finished)
  addConfig(program)
  addOpenapi(program)
}
