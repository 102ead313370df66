import { ControlRefusal } from '@omise-sandbox/client/control'
import { ReceiverUnreachableError } from '../../certify/post.ts'
import { explain } from '../../cli/explain.ts'
import { UsageError } from '../../cli/usage-error.ts'
import { ToolUsageError } from './tool.ts'

/** What went wrong, and what the agent can do; never a key. */
export function explainToolError(error: unknown): string {
  if (error instanceof ToolUsageError || error instanceof UsageError) return error.message
  if (error instanceof ReceiverUnreachableError) return error.message
  if (error instanceof ControlRefusal) {
    const whose = error.status === 404 ? ' It may be of another account: give account.' : ''
    return `${error.detail} ${error.remedy}${whose}${dueOf(error)}`
  }
  const known = explain(error)
  if (known) return known.message
  const message = error instanceof Error ? error.message : 'Something unforeseen'
  return `The sandbox's tool failed: ${message}. Try once more; if it fails again, use the command line (omise-sandbox --help) and report it.`
}

/** What a wait that was over too early still waits for. */
function dueOf({ extra }: ControlRefusal): string {
  return extra.due === undefined ? '' : ` Due: ${JSON.stringify(extra.due.slice(0, 5))}`
}
