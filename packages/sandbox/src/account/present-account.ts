import type { Wire } from '@omise-sandbox/api'
import { apiVersions, currencies, formatInstant, type Instant } from '@omise-sandbox/core'
import { enabledTypes, limitsFor } from '../payment-methods/methods-of-account.ts'
import type { AccountId, AccountSettings } from '../storage/store.ts'
import { type ListPage, presentList } from '../wire/present-list.ts'

/** Shows the account. What this sandbox has none of is off or empty. */
export function presentAccount(of: {
  readonly account: AccountId
  readonly settings: AccountSettings
  readonly accountCreatedAt: Instant
}): Wire['Account'] {
  const { account, settings, accountCreatedAt } = of
  const createdAt = formatInstant(accountCreatedAt)
  const currency = currencies[settings.country]
  return {
    object: 'account',
    id: `account_test_${account}`,
    team: `acct_${account}`,
    livemode: false,
    location: '/account',
    country: settings.country,
    currency,
    email: `${account}@example.com`,
    created_at: createdAt,
    supported_currencies: [currency],
    api_version: settings.apiVersion,
    auto_activate_recipients: false,
    chain_enabled: false,
    zero_interest_installments: settings.zeroInterestInstallments,
    chain_return_uri: null,
    webhook_uri: settings.webhooks.url,
    metadata_export_keys: { charge: [], transfer: [], refund: [], dispute: [] },
    chaining_allowed: false,
    // A date and not a version: recorded as the day on which the account was made.
    last_updated_api_version: createdAt.slice(0, 10),
    transfer_config: transferConfig,
  }
}

/** As recorded in 2025, but for the recorded account's own merchant id. Amounts are whole currency, as texts. */
const transferConfig: Wire['TransferConfig'] = {
  min_transfer_amount: '30.00',
  max_transfer_amount: '1000000000.00',
  same_bank_max_transfer_amount: '1000000000.00',
  is_payout_enabled: false,
  fee: '30.00',
  provider: '',
  merchant_id: '',
  transfer_service_availability: null,
  max_active_realtime_transfer_schedules: null,
}

/**
 * Shows what the account can be paid with. The limits are the account's, in subunits; that each payment method has limits of
 * its own is told by no field of this object.
 */
export function presentCapability(settings: AccountSettings): Wire['Capability'] {
  const { min, max } = limitsFor(undefined, settings)
  return {
    object: 'capability',
    location: '/capability',
    banks: [],
    limits: {
      charge_amount: { max, min },
      transfer_amount: { max: 5_000_000_000, min: 3_000 },
      installment_amount: { min: 200_000 },
    },
    payment_methods: enabledTypes(settings)
      .toSorted()
      .map((name) => ({
        object: 'payment_method',
        name,
        currencies: [currencies[settings.country]],
        card_brands: null,
        installment_terms: null,
        loan_installment_terms: null,
        banks: [],
        provider: null,
      })),
    country: settings.country,
    tokenization_methods: [],
    zero_interest_installments: settings.zeroInterestInstallments,
  }
}

/** Every version the real API has had, newest first. */
const allVersions = ['2019-05-29', '2017-11-02', '2015-11-17', '2014-07-27']

export function presentSystemInfo(): Wire['SystemInfo'] {
  return { object: 'system_info', location: '/', versions: allVersions }
}

/** A page of the versions that the account can be served in. They have no time, so `from` and `to` leave none out. */
export function presentApiVersions(
  page: Omit<ListPage<never>, 'data' | 'total'>,
): Wire['ApiVersionList'] {
  const { order, offset, limit } = page
  const versions = apiVersions.toSorted()
  if (order === 'reverse_chronological') versions.reverse()
  const data = versions
    .slice(offset, offset + limit)
    .map((version) => ({ object: 'api_version' as const, version }))
  return presentList({ ...page, data, total: versions.length })
}
