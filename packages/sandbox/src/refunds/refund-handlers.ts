import { allow, type ChargeId } from '@omise-sandbox/core'
import { presentCharge } from '../charges/present-charge.ts'
import { answerList, idIn, present } from '../omise/answers.ts'
import type { Call } from '../omise/call.ts'
import type { Services } from '../services.ts'
import { expandTransaction } from '../transactions/transaction-handlers.ts'
import { isExpanded } from '../wire/read-expand.ts'
import { presentRefund } from './present-refund.ts'
import { readRefund } from './read-refund.ts'

export function createRefundHandlers({ charges, refunds, transactions }: Services) {
  async function createRefund(call: Call) {
    const request = readRefund(call.fields)
    if (!request.ok) return request
    const refund = await refunds.create(call.account, idIn(call, 'charge'), request.value)
    return present(refund, presentRefund)
  }

  async function getRefund(call: Call) {
    const refund = await refunds.get(call.account, idIn(call, 'charge'), idIn(call, 'refund'))
    if (!refund.ok) return refund
    const body = presentRefund(refund.value)
    if (isExpanded(call.fields, 'transaction')) {
      body.transaction = await expandTransaction(transactions, call, body.transaction)
    }
    if (isExpanded(call.fields, 'charge')) {
      const charge = await charges.get(call.account, refund.value.charge)
      if (charge.ok) body.charge = presentCharge(charge.value, call.now)
    }
    return allow({ body })
  }

  async function listChargeRefunds(call: Call) {
    const charge = await charges.get(call.account, idIn(call, 'charge'))
    if (!charge.ok) return charge
    const { id } = charge.value.facts
    return answerRefunds(call, `/charges/${id}/refunds`, id)
  }

  const answerRefunds = (call: Call, location: string, charge?: ChargeId) =>
    answerList(call, location, (query) => refunds.list(call.account, query), presentRefund, charge)

  return {
    createRefund,
    getRefund,
    listChargeRefunds,
    listRefunds: (call: Call) => answerRefunds(call, '/refunds'),
  }
}
