import type { Command } from 'commander'
import { addCertify } from './certify.ts'
import { addCharges } from './charges.ts'
import { addClock } from './clock.ts'
import { addCompareMethods } from './compare-methods.ts'
import { addCompletion } from './completion.ts'
import { addConfig } from './config.ts'
import { addDeliveries } from './deliveries.ts'
import { addDoctor } from './doctor.ts'
import { addEvents } from './events.ts'
import { addExplore, addReplay } from './explore.ts'
import { addFaults } from './faults.ts'
import type { Finished } from './finished.ts'
import { addHealthcheck } from './healthcheck.ts'
import { addInbox } from './inbox.ts'
import { addListen } from './listen.ts'
import { addLogs } from './logs.ts'
import { addMcp } from './mcp.ts'
import { addOpenapi } from './openapi.ts'
import { addReconcile } from './reconcile.ts'
import { addReset } from './reset.ts'
import { addRules } from './rules.ts'
import { addSnapshot } from './snapshot.ts'
import { serverGroup } from './start.ts'
import { addState } from './state.ts'
import { addTimeline } from './timeline.ts'
import { addTrigger } from './trigger.ts'
import { addVerifyPacts } from './verify-pacts.ts'
import { addWait } from './wait.ts'
import { addWebhooks } from './webhooks.ts'

/** Every command but `start`, in the groups and the order of the help. */
export function addOthers(program: Command, finished: Finished): void {
  program.commandsGroup('Charges:')
  addCharges(program)
  addTimeline(program)
  addWait(program, finished)
  addLogs(program, finished)
  program.commandsGroup('Webhooks:')
  addListen(program, finished)
  addTrigger(program, finished)
  addEvents(program, finished)
  addDeliveries(program, finished)
  addWebhooks(program)
  addInbox(program)
  addDoctor(program, finished)
  program.commandsGroup('What happens, and when:')
  addRules(program)
  addFaults(program)
  addClock(program)
  addReset(program)
  addSnapshot(program)
  addState(program)
  program.commandsGroup('Your code, checked:')
  addCertify(program, finished)
  addReconcile(program, finished)
  addExplore(program, finished)
  addReplay(program, finished)
  addVerifyPacts(program, finished)
  addCompareMethods(program)
  program.commandsGroup(serverGroup).helpCommand('help [command]', 'show how a command is used')
  addHealthcheck(program, finished)
  addConfig(program)
  addOpenapi(program)
  addMcp(program)
  addCompletion(program)
}
