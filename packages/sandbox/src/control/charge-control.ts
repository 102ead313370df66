import { demandOf } from '../services/charges.ts'
import type { AccountId } from '../store/store.ts'
import { presentCharge } from '../wire/present.ts'
import { atOnce } from '../wire/read-prefer.ts'
import { checkRequest } from './check.ts'
import { type ControlParts, nowOf } from './parts.ts'
import { chargeIsFinal, chargeNotFound } from './problem.ts'
import { type OutcomeWords, outcomeFrom } from './read-outcome.ts'

/** Decides what the payer of a pending charge does. */
export async function decideCharge(
  parts: ControlParts,
  account: AccountId,
  id: string,
  words: OutcomeWords,
) {
  checkRequest('decideChargeOutcomeBody', words)
  const outcome = outcomeFrom(words, atOnce)
  const result =
    outcome.kind === 'manual' || outcome.after > 0
      ? await parts.charges.plan(account, id, outcome)
      : await parts.charges.demand(account, id, demandOf(outcome), 'control')
  const now = await nowOf(parts, account)
  if (result.ok) return presentCharge(result.value, now)
  const charge = await parts.store.reader(account).get('charge', id)
  throw charge ? chargeIsFinal(id, charge.status) : chargeNotFound(id)
}
