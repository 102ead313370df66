/** Writes docs/state-machine.md from the transition table, by asking it. With `--check` it only compares. */
import {
  type Charge,
  type ChargeAction,
  type ChargeActionType,
  type ChargeStatus,
  chargeStatuses,
  eventOfAction,
  type Instant,
  initialIdCursor,
  instant,
  noMetadata,
  parseTimeOfDay,
  subunits,
  transition,
} from '../packages/core/src/index.ts'
import { writeOrCheck } from './write-or-check.ts'

const now: Instant = instant(Date.UTC(2025, 0, 1))
const amount = subunits(400_000)
const facts = {
  id: 'chrg_test_0',
  amount,
  source: {
    id: 'src_test_0',
    type: 'barcode_alipay',
    amount,
    currency: 'THB',
    barcode: '1234567890',
    storeId: null,
    storeName: null,
    terminalId: null,
    createdAt: now,
  },
  createdAt: now,
  expiresAt: now,
  capture: true,
  ip: null,
  returnUri: null,
  webhookEndpoints: [],
  zeroInterestInstallments: true,
} as const
const notes = { description: null, metadata: noMetadata }
const plan = {
  outcome: { kind: 'manual' },
  decidedBy: 'server',
  because: 'an example',
  nearMiss: null,
  decidedAt: now,
  mark: initialIdCursor,
  earlier: [],
} as const

const examples: Record<ChargeStatus, Charge> = {
  pending: { status: 'pending', facts, notes, plan },
  successful: {
    status: 'successful',
    facts,
    notes,
    plan,
    paidAt: now,
    transaction: 'trxn_test_0',
    refunds: [],
  },
  failed: { status: 'failed', facts, notes, plan, failedAt: now, failure: 'payment_rejected' },
  expired: { status: 'expired', facts, notes, plan, expiredAt: now },
}
const cutoff = parseTimeOfDay('16:15')
if (cutoff === undefined) throw new Error('16:15 is a time of day.')

const actions: Record<ChargeActionType, ChargeAction> = {
  pay: { type: 'pay', transaction: 'trxn_test_0' },
  fail: { type: 'fail', failure: 'payment_rejected' },
  expire: { type: 'expire' },
  refund: {
    type: 'refund',
    request: {
      id: 'rfnd_test_0',
      transaction: 'trxn_test_1',
      amount,
      metadata: noMetadata,
      onlyAsVoid: false,
      voidCutoff: cutoff,
    },
  },
  update: { type: 'update', notes },
  capture: { type: 'capture' },
  reverse: { type: 'reverse' },
}

function answer(status: ChargeStatus, type: ChargeActionType): string {
  const result = transition(examples[status], actions[type], now)
  if (!result.ok) return `refused: ${result.refusal.kind}`
  const events: Partial<Record<ChargeActionType, string>> = eventOfAction
  return `${result.value.status}, \`${events[type]}\``
}

const types = Object.keys(actions) as ChargeActionType[]
const rows = types.map(
  (type) => `| ${type} | ${chargeStatuses.map((status) => answer(status, type)).join(' | ')} |`,
)
await writeOrCheck('docs/state-machine.md', [
  '# What becomes of a charge',
  '',
  'Made from the transition table in `packages/core/src/charges/transition.ts` by `npm run generate`. Do not edit.',
  '',
  'Each column is the status a charge has, each row what is asked of it; the cell is the status it then has and the',
  'event that tells of it, or why it is refused. Creating a charge makes it pending, with `charge.create`.',
  '',
  '<!-- not run: a picture, drawn from the transition table -->',
  '```mermaid',
  'stateDiagram-v2',
  '  [*] --> pending',
  '  pending --> successful: pay',
  '  pending --> failed: fail',
  '  pending --> expired: expire',
  '  successful --> successful: refund',
  '```',
  '',
  `| asked | ${chargeStatuses.join(' | ')} |`,
  `| --- | ${chargeStatuses.map(() => '---').join(' | ')} |`,
  ...rows,
  '',
])
