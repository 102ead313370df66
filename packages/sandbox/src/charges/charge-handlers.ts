import {
  allow,
  atOnce,
  type BarcodeRules,
  type Duration,
  formatOutcome,
  methodOf,
  type PayerAnswer,
  refuse,
  type Source,
} from '@omise-sandbox/core'
import { answerCharge, answerList, idIn } from '../omise/answers.ts'
import type { Call } from '../omise/call.ts'
import { readPrefer } from '../outcomes/read-prefer.ts'
import type { Services } from '../services.ts'
import { hintOfGivenSource } from '../sources/given-source.ts'
import { hintOfStore } from '../sources/read-code.ts'
import { expandTransaction } from '../transactions/transaction-handlers.ts'
import type { TargetPolicy } from '../webhooks/endpoint.ts'
import type { Fields } from '../wire/fields.ts'
import { isExpanded } from '../wire/read-expand.ts'
import type { Charges } from './charges.ts'
import { presentCharge } from './present-charge.ts'
import { readCharge } from './read-charge.ts'
import { readFailure, readNotes } from './read-charge-change.ts'

export interface ReadingOptions {
  readonly delay: Duration
  readonly targets: TargetPolicy
  readonly barcodeRules: BarcodeRules
}

export function createChargeHandlers(services: Services, options: ReadingOptions) {
  const { charges } = services
  const end = async (call: Call, how: PayerAnswer) =>
    answerCharge(await charges.end(call.account, idIn(call, 'charge'), how, 'api'), call.now)

  return {
    createCharge: (call: Call) => createCharge(charges, options, call),
    getCharge: (call: Call) => getCharge(services, call),
    listCharges: (call: Call) =>
      answerList(
        call,
        '/charges',
        (query) => charges.list(call.account, query),
        (charge) => presentCharge(charge, call.now),
      ),
    async updateCharge(call: Call) {
      const notes = readNotes(call.fields)
      if (!notes.ok) return notes
      const updated = await charges.update(call.account, idIn(call, 'charge'), notes.value)
      return answerCharge(updated, call.now)
    },
    expireCharge: (call: Call) => end(call, { kind: 'expired', after: atOnce }),
    captureCharge: (call: Call) => charges.attempt(call.account, idIn(call, 'charge'), 'capture'),
    reverseCharge: (call: Call) => charges.attempt(call.account, idIn(call, 'charge'), 'reverse'),
    markChargeAsPaid: (call: Call) => end(call, { kind: 'successful', after: atOnce }),
    async markChargeAsFailed(call: Call) {
      const failure = readFailure(call.fields)
      if (!failure.ok) return failure
      return end(call, { kind: 'failed', failure: failure.value, after: atOnce })
    },
  }
}

async function createCharge(charges: Charges, options: ReadingOptions, call: Call) {
  const { delay, targets, barcodeRules } = options
  const prefer = readPrefer(call.prefer, delay)
  if (!prefer.ok) return refuse({ kind: 'misused' as const, message: prefer.refusal })
  const { settings, now } = call
  const hasStore = settings.defaultStore !== null
  const reading = { now, settings, hasStore, prefer: prefer.value, targets, barcodeRules }
  const request = readCharge(call.fields, reading)
  if (!request.ok) return request
  const made = await charges.create(call.account, request.value)
  const hint = made.ok ? hintOfSource(call.fields, made.value.facts.source) : undefined
  const answer = answerCharge(made, call.now, hint)
  if (!answer.ok || !prefer.value) return answer
  const applied = { 'Preference-Applied': `outcome=${formatOutcome(prefer.value)}` }
  return allow({ body: answer.value.body, headers: { ...answer.value.headers, ...applied } })
}

/** What of the source that was sent had no effect. */
function hintOfSource(fields: Fields, source: Source): string | undefined {
  return hintOfGivenSource(fields, source) ?? hintOfStore(fields.source, methodOf(source.type))
}

async function getCharge({ charges, transactions }: Services, call: Call) {
  const answer = answerCharge(await charges.get(call.account, idIn(call, 'charge')), call.now)
  if (!answer.ok || !isExpanded(call.fields, 'transaction')) return answer
  const { body, headers } = answer.value
  const transaction = await expandTransaction(transactions, call, body.transaction)
  return allow({ body: { ...body, transaction }, headers })
}
