import {
  allow,
  defaultExpiry,
  methodOf,
  type PendingCharge,
  type Result,
  refuse,
  type Source,
  type Subunits,
  storeOf,
} from '@omise-sandbox/core'
import type { UnitOfWork } from '../account/unit-of-work.ts'
import { recordEvent } from '../events/record.ts'
import type { Planner } from '../outcomes/payer-plan.ts'
import { refusalOfEnd } from '../payment-methods/failure-of-method.ts'
import { hintForType } from '../payment-methods/method-hints.ts'
import { isEnabled } from '../payment-methods/methods-of-account.ts'
import type { FieldProblem, Refusal } from '../refusals/refusal.ts'
import { sourceFrom } from '../sources/sources.ts'
import { endCharge, isAtOnce, schedulePlan } from './change-charge.ts'
import type { ChargeAnswer, ChargeRequest } from './charge-request.ts'

export async function createCharge(
  unit: UnitOfWork,
  request: ChargeRequest,
  planFor: Planner,
): Promise<ChargeAnswer> {
  const source = await sourceFor(unit, request)
  if (!source.ok) return source
  const { prefer } = request
  const refusal = prefer && refusalOfEnd(prefer, source.value)
  if (refusal) return refuse(refusal)
  const charge = chargeFrom(unit, request, source.value, planFor)
  const { tx } = unit
  const { id, source: charged } = charge.facts
  tx.put('source', { id: charged.id, source: charged, chargedBy: id })
  tx.put('charge', charge)
  recordEvent(unit, { key: 'charge.create', subject: { object: 'charge', charge }, charge })
  if (isAtOnce(charge.plan.outcome)) {
    // Nothing that reads afterwards sees it pending. Its creation is answered with the pending charge all the same, and
    // `charge.create` comes before what completes it.
    const completed = endCharge(unit, charge, charge.plan.outcome)
    if (!completed.ok)
      throw new Error(`A new charge refused to end as ${charge.plan.outcome.kind}.`)
  } else schedulePlan(unit, charge)
  return allow(charge)
}

function chargeFrom(
  unit: UnitOfWork,
  request: ChargeRequest,
  source: Source,
  planFor: Planner,
): PendingCharge {
  const { now, account } = unit
  const facts = {
    id: unit.makeId('chrg'),
    amount: request.amount,
    source,
    createdAt: now,
    expiresAt: request.expiresAt ?? defaultExpiry(now, methodOf(source.type)),
    capture: request.capture,
    ip: request.ip,
    returnUri: request.returnUri,
    webhookEndpoints: request.webhookEndpoints,
    zeroInterestInstallments: account.settings.zeroInterestInstallments,
  }
  const notes = { description: request.description, metadata: request.metadata }
  return {
    status: 'pending',
    facts,
    notes,
    plan: planFor(unit, { facts, notes }, request.prefer),
  }
}

/** Takes the source named in the request, or makes one from the code scanned. */
async function sourceFor(
  unit: UnitOfWork,
  request: ChargeRequest,
): Promise<Result<Source, Refusal>> {
  const wanted = request.source
  if (wanted.kind === 'scanned') return allow(sourceFrom(unit, wanted))
  const stored = await unit.tx.get('source', wanted.id)
  if (!stored) return refuse({ kind: 'not-found', object: 'source', id: wanted.id })
  if (stored.chargedBy !== null) return refuse({ kind: 'source-already-charged', id: stored.id })
  return checkStored(unit, stored.source, request.amount)
}

function checkStored(unit: UnitOfWork, source: Source, amount: Subunits): Result<Source, Refusal> {
  const { settings } = unit.account
  if (!isEnabled(source.type, settings)) {
    const problems = [{ rule: 'unsupported', field: 'type' } as const]
    const hint = hintForType(source.type, settings)
    return refuse({ kind: 'invalid-fields', of: 'charge', problems, hint })
  }
  const problems: FieldProblem[] = []
  if (source.amount !== amount) {
    problems.push({ rule: 'differs-from-source', field: 'amount', source: source.amount })
  }
  const { storeId, storeName } = storeOf(source)
  const isStoreWanted = methodOf(source.type).store === 'conditional'
  if (isStoreWanted && settings.defaultStore === null) {
    if (storeId === null) problems.push({ rule: 'blank', field: 'store_id' })
    if (storeName === null) problems.push({ rule: 'blank', field: 'store_name' })
  }
  if (problems.length > 0) return refuse({ kind: 'invalid-fields', of: 'charge', problems })
  return allow(source)
}
