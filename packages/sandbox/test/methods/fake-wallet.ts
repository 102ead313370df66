import { methodOf, type PaymentMethod } from '@omise-sandbox/core'

const sibling = methodOf('barcode_alipay')

/** A payment method that only tests have: unlike the others in everything that a method decides. */
export const fakeWallet: PaymentMethod = {
  type: 'fake_wallet',
  wallet: 'Fake Wallet',
  minApiVersion: '2019-05-29',
  store: 'absent',
  limits: {
    SG: { min: sibling.limits.TH?.min ?? never(), max: sibling.limits.TH?.max ?? never() },
  },
  timeToPay: methodOf('alipayplus_upm').timeToPay,
  refundMonths: 3,
  maxRefunds: 2,
  voidCutoff: sibling.voidCutoff,
  fee: { rate: { numerator: 3, denominator: 100 }, vat: { numerator: 9, denominator: 100 } },
  failureCodes: ['failed_processing', 'payment_rejected', 'payment_expired'],
  shortage: 'payment_rejected',
  code: { firstTwo: [77, 79], digits: [20, 20], shown: { prefix: '78', digits: 20 } },
  shape: 'of-account',
  hasReferences: false,
}

function never(): never {
  throw new Error('barcode_alipay is offered in Thailand.')
}
