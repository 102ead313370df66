import type { ControlWire } from '@omise-sandbox/api'

export const shell = {
  product: 'omise-sandbox',
  skipToContent: 'Skip to the content',
  loading: 'Loading…',
  copy: 'Copy',
  copied: 'Copied.',
  copyRefused: 'The browser let nothing be copied. Select the text and copy it by hand.',
  cancel: 'Cancel',
  close: 'Close',
  nav: {
    label: 'Pages',
    charges: 'Charges',
    webhooks: 'Webhooks',
    simulation: 'Simulation',
    till: 'Till',
    phone: 'Phone',
    opensWindow: 'opens a window of its own',
  },
  live: {
    connecting: 'Connecting',
    live: 'Live',
    lost: 'No connection. Trying again…',
  },
  clock: {
    label: 'Time on the account’s clock, UTC',
    frozen: 'frozen',
  },
  account: {
    title: 'Which account?',
    lead: 'The secret test key names the account. Any test key works: a new one is an empty account of its own. The sandbox printed one at start.',
    key: 'Secret test key',
    keyHint: 'skey_test_ and 1 to 64 of 0–9 and a–z',
    keyMalformed:
      'That is no secret test key. It is skey_test_ and 1 to 64 of 0–9 and a–z, such as skey_test_sandbox.',
    token: 'Admin token',
    tokenWanted:
      'This sandbox can be reached from other machines, so it wants its admin token: the one printed at start, or set by --admin-token.',
    recent: 'Used before',
    open: 'Open',
    change: 'Change',
    /** After “change”, for who does not see what it stands beside. */
    account: 'account',
    current: (account: string) => `Account ${account}`,
  },
  failure: {
    title: 'That did not work',
    unreachable: 'The sandbox does not answer.',
    unreachableRemedy: 'See whether it still runs where you started it.',
    tryAgain: 'Try again',
  },
  notFound: {
    title: 'No such page',
    lead: 'There is nothing at this address.',
    home: 'Go to the charges',
  },
  status: {
    pending: 'Pending',
    successful: 'Successful',
    failed: 'Failed',
    expired: 'Expired',
  },
  /** After “in”. */
  currencies: { THB: 'baht', SGD: 'Singapore dollars', MYR: 'ringgit' } satisfies Record<
    ControlWire['Currency'],
    string
  >,
  countries: { TH: 'Thailand', SG: 'Singapore', MY: 'Malaysia' } satisfies Record<
    ControlWire['Country'],
    string
  >,
  method: 'Payment method',
  anyMethod: 'Any payment method',
  failureCodes: {
    payment_cancelled: 'The payer declined, or left before confirming.',
    failed_processing: 'Something went wrong at the wallet or on the way there.',
    insufficient_balance: 'The payer has not enough money.',
    insufficient_fund: 'The payer has not enough money.',
    payment_rejected: 'The payer’s bank or wallet refused the payment.',
    payment_expired: 'The payer’s code had run out.',
  },
}
