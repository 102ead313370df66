import { allow, atOnce, type PayerAnswer, type Result } from '@omise-sandbox/core'
import type { UnitOfWork } from '../account/unit-of-work.ts'
import { endCharge } from '../charges/change-charge.ts'
import type { SendTask, Task } from '../storage/store.ts'

/**
 * What a task does at its moment, within the transaction that takes it.
 *
 * A charge that was decided meanwhile has lost its tasks; one that is gone (after a reset) has nothing to do.
 */
export async function performTask(unit: UnitOfWork, task: Task): Promise<Result<undefined, never>> {
  if (task.kind === 'webhook-is-sent') {
    // Sent once this is committed: never from inside a transaction.
    forgetDeferred(unit, task)
    return allow(undefined)
  }
  const charge = await unit.tx.get('charge', task.charge)
  if (charge?.status === 'pending') {
    const answer: PayerAnswer =
      task.kind === 'payer-answers' ? task.outcome : { kind: 'expired', after: atOnce }
    const changed = endCharge(unit, charge, answer)
    if (!changed.ok)
      throw new Error(`Charge ${task.charge} is pending and refused to be ${answer.kind}.`)
  }
  return allow(undefined)
}

/** A webhook that nothing has overtaken in time goes out as it is, and waits no longer. */
function forgetDeferred(unit: UnitOfWork, task: SendTask): void {
  const { held } = unit.accountState()
  if (!held.some(({ id }) => id === task.delivery)) return
  unit.update({ held: held.filter(({ id }) => id !== task.delivery) })
}
