import { allow, atOnce, type PayerAnswer, type Result } from '@omise-sandbox/core'
import { endCharge } from '../services/change-charge.ts'
import type { Decision } from '../services/decision.ts'
import type { SendTask, Task } from '../store/store.ts'

/**
 * What a task does at its moment, within the transaction that takes it.
 *
 * A charge that was decided meanwhile has lost its tasks; one that is gone (after a reset) has nothing to do.
 */
export async function performTask(
  decision: Decision,
  task: Task,
): Promise<Result<undefined, never>> {
  if (task.kind === 'webhook-is-sent') {
    // Sent once this is committed: never from inside a transaction.
    forgetHeld(decision, task)
    return allow(undefined)
  }
  const charge = await decision.tx.get('charge', task.charge)
  if (charge?.status === 'pending') {
    const answer: PayerAnswer =
      task.kind === 'payer-answers' ? task.outcome : { kind: 'expired', after: atOnce }
    const changed = endCharge(decision, charge, answer)
    if (!changed.ok)
      throw new Error(`Charge ${task.charge} is pending and refused to be ${answer.kind}.`)
  }
  return allow(undefined)
}

/** A webhook that nothing has overtaken in time goes out as it is, and waits no longer. */
function forgetHeld(decision: Decision, task: SendTask): void {
  const { held } = decision.own()
  if (!held.some(({ id }) => id === task.delivery)) return
  decision.change({ held: held.filter(({ id }) => id !== task.delivery) })
}
