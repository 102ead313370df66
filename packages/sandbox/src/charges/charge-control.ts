import type { ChargeQuery, Control, ControlWire } from '@omise-sandbox/api'
import { atOnce } from '@omise-sandbox/core'
import { checkQuery, checkRequest } from '../control/check.ts'
import { newestFirst } from '../control/newest-first.ts'
import { type ControlParts, nowOf } from '../control/parts.ts'
import { badRequest, chargeIsFinal, chargeNotFound } from '../control/problem.ts'
import { type OutcomeWords, outcomeFrom } from '../outcomes/read-outcome.ts'
import { wordsForNoFailure } from '../refusals/no-such-failure.ts'
import type { AccountId } from '../storage/store.ts'
import { shownCharge } from './shown-charge.ts'
import { presentDetails, presentSummary } from './summary.ts'

const maxPage = 1000

/** Charges as the account's owner sees them, and what their payers do. */
export function chargeControl(parts: ControlParts, account: AccountId): Control['charges'] {
  return {
    listSummaries: (query = {}) => listSummaries(parts, account, query),
    async getDetails(id) {
      const charge = await parts.store.reader(account).get('charge', id)
      if (!charge) throw chargeNotFound(id)
      const { settings } = await parts.accounts.read(account)
      return presentDetails(charge, await nowOf(parts, account), settings)
    },
    setOutcome: (charge, words) => decideCharge(parts, account, charge, words),
  }
}

async function listSummaries(
  { store }: ControlParts,
  account: AccountId,
  query: ChargeQuery,
): Promise<ControlWire['ChargeSummaryList']> {
  checkQuery('listChargeSummariesQuery', query)
  const page = newestFirst(query, maxPage)
  const { data, total } = await store.reader(account).list('charge', page)
  return { data: data.map(presentSummary), total }
}

/** Decides what the payer of a pending charge does. */
async function decideCharge(
  parts: ControlParts,
  account: AccountId,
  id: string,
  words: OutcomeWords,
) {
  checkRequest('setChargeOutcomeBody', words)
  const outcome = outcomeFrom(words, atOnce)
  const result =
    outcome.kind === 'manual' || outcome.after > 0
      ? await parts.charges.plan(account, id, outcome)
      : await parts.charges.end(account, id, outcome, 'control')
  const now = await nowOf(parts, account)
  if (result.ok) {
    const { settings } = await parts.accounts.read(account)
    return shownCharge(result.value, now, settings)
  }
  const { refusal } = result
  if (refusal.kind === 'no-such-failure') {
    const { problem, remedy } = wordsForNoFailure(refusal)
    throw badRequest(`${problem}.`, remedy)
  }
  const charge = await parts.store.reader(account).get('charge', id)
  throw charge ? chargeIsFinal(id, charge.status) : chargeNotFound(id)
}
