/** Secrets as the dashboard gives them: base64 of random bytes, here always the same. */
export const secret = Buffer.from('a secret of more than thirty-two bytes').toString('base64')
export const previousSecret = Buffer.from('the secret from before the rotation').toString('base64')

/** When webhooks of these tests are signed, and mostly received: 2023-11-14T22:13:20Z. */
export const signedAt = 1_700_000_000_000

/** A charge event as it is sent: indented by two, and a line break at its end. */
export function aChargeEvent({
  description = 'One coffee',
  metadata = {},
}: {
  readonly description?: string
  readonly metadata?: Readonly<Record<string, unknown>>
} = {}): string {
  return asSent({
    object: 'event',
    id: 'evnt_test_5xyz0000000000000aa',
    livemode: false,
    location: '/events/evnt_test_5xyz0000000000000aa',
    webhook_deliveries: [],
    data: {
      object: 'charge',
      id: 'chrg_test_5xyz0000000000000ab',
      location: '/charges/chrg_test_5xyz0000000000000ab',
      amount: 400000,
      net: 391440,
      fee: 8000,
      fee_vat: 560,
      currency: 'THB',
      refunds: { object: 'list', data: [], limit: 20, offset: 0, total: 0 },
      description,
      metadata,
      source: { object: 'source', id: 'src_test_5xyz0000000000000ac', type: 'barcode_alipay' },
      failure_code: null,
      status: 'successful',
      created_at: '2023-11-14T22:13:20Z',
    },
    key: 'charge.complete',
    created_at: '2023-11-14T22:13:20Z',
  })
}

export function asSent(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
