import {
  type ChargeFacts,
  type ExpiredCharge,
  type FailedCharge,
  type Instant,
  initialIdCursor,
  instant,
  noMetadata,
  type PendingCharge,
  parseInstant,
  parseTimeOfDay,
  type RefundRequest,
  type SuccessfulCharge,
  subunits,
  type TimeOfDay,
} from '../src/index.ts'

export function at(text: string): Instant {
  const moment = parseInstant(text)
  if (moment === undefined) throw new Error(`${text} is no time.`)
  return moment
}

export function timeOfDay(text: string): TimeOfDay {
  const time = parseTimeOfDay(text)
  if (time === undefined) throw new Error(`${text} is no time of day.`)
  return time
}

const created = at('2025-03-10T09:00:00Z')

function chargeFacts(amount = 400_000): ChargeFacts {
  return {
    id: 'chrg_test_0000000000000000001',
    amount: subunits(amount),
    source: {
      id: 'src_test_0000000000000000001',
      type: 'barcode_alipay',
      amount: subunits(amount),
      currency: 'THB',
      barcode: '1234567890',
      storeId: 'BJ_ZZ_001',
      storeName: 'Some Store',
      terminalId: null,
      createdAt: created,
    },
    createdAt: created,
    expiresAt: instant(created + 86_400_000),
    capture: true,
    ip: null,
    returnUri: null,
    webhookEndpoints: [],
    zeroInterestInstallments: true,
  }
}

const notes = { description: null, metadata: noMetadata }
const plan = {
  outcome: { kind: 'manual' },
  decidedBy: 'server',
  because: 'an example',
  nearMiss: null,
  decidedAt: created,
  mark: initialIdCursor,
  earlier: [],
} as const

export function aPendingCharge(options: { amount?: number } = {}): PendingCharge {
  return { status: 'pending', facts: chargeFacts(options.amount), notes, plan }
}

export function aPaidCharge(options: { amount?: number; paidAt?: Instant } = {}): SuccessfulCharge {
  return {
    status: 'successful',
    facts: chargeFacts(options.amount),
    notes,
    plan,
    paidAt: options.paidAt ?? created,
    transaction: 'trxn_test_0000000000000000001',
    refunds: [],
  }
}

export function aFailedCharge(): FailedCharge {
  return {
    status: 'failed',
    facts: chargeFacts(),
    notes,
    plan,
    failedAt: created,
    failure: 'payment_rejected',
  }
}

export function anExpiredCharge(): ExpiredCharge {
  return { status: 'expired', facts: chargeFacts(), notes, plan, expiredAt: created }
}

export function aRefundRequest(
  options: Partial<RefundRequest> & { amount: RefundRequest['amount'] },
): RefundRequest {
  return {
    id: 'rfnd_test_0000000000000000001',
    transaction: 'trxn_test_0000000000000000002',
    metadata: noMetadata,
    onlyAsVoid: false,
    voidCutoff: timeOfDay('16:15'),
    ...options,
  }
}
