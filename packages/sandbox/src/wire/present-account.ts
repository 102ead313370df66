import type { Wire } from '@omise-sandbox/api'
import { formatInstant, greatestAmount, type Instant, leastAmount } from '@omise-sandbox/core'
import type { AccountId, AccountSettings } from '../store/store.ts'

export function presentAccount(of: {
  readonly account: AccountId
  readonly settings: AccountSettings
  readonly accountCreatedAt: Instant
}): Wire['Account'] {
  const { account, settings, accountCreatedAt } = of
  return {
    object: 'account',
    id: `account_test_${account}`,
    team: `acct_${account}`,
    livemode: false,
    location: '/account',
    country: 'TH',
    currency: 'THB',
    email: `${account}@example.com`,
    created_at: formatInstant(accountCreatedAt),
    supported_currencies: ['THB'],
    api_version: settings.apiVersion,
    auto_activate_recipients: false,
    chain_enabled: false,
    zero_interest_installments: settings.zeroInterestInstallments,
    chain_return_uri: null,
    webhook_uri: settings.webhooks.url,
    metadata_export_keys: { charge: [], refund: [] },
  }
}

export function presentCapability(settings: AccountSettings): Wire['Capability'] {
  const range = { max: greatestAmount, min: leastAmount }
  return {
    object: 'capability',
    location: '/capability',
    banks: [],
    limits: {
      charge_amount: range,
      transfer_amount: range,
      installment_amount: { min: leastAmount },
    },
    payment_methods: [
      {
        object: 'payment_method',
        name: 'barcode_alipay',
        currencies: ['THB'],
        card_brands: null,
        installment_terms: null,
        banks: [],
        provider: null,
      },
    ],
    country: 'TH',
    zero_interest_installments: settings.zeroInterestInstallments,
  }
}

/** Every version the real API has had, newest first. */
const allVersions = ['2019-05-29', '2017-11-02', '2015-11-17', '2014-07-27']

export function presentSystemInfo(): Wire['SystemInfo'] {
  return { object: 'system_info', location: '/', versions: allVersions }
}
