/** In sentences, {amount} and {store} stand where these are put in. */
export const phone = {
  title: 'Payer’s phone',
  wallet: 'Sandbox Wallet',
  account: (account: string) => `Account ${account}`,
  openTill: 'Open a till',
  connectionLost:
    'No connection to the sandbox. This phone hears of no payment until there is one again.',
  namelessStore: 'a store without a name',
  /** Where a charge names none. */
  noStore: 'the shop',

  code: {
    wallet: 'Wallet',
    heading: 'Pay with this code',
    lead: 'Let the till scan it, or copy it and paste it there. Then this phone asks you.',
    barcodeLabel: 'Pay code as a barcode (Code 128)',
    qrLabel: 'Pay code as a QR code',
    digits: 'Pay code in digits',
    copy: 'Copy the code',
    fresh: 'New code',
    shown: 'A new code is shown.',
    loading: 'Getting a code…',
    untilRenewal: (seconds: number) => `A new code comes in ${seconds} s`,
    renewing: 'A new code comes…',
    frozen:
      'The account’s clock is frozen, so this code stays good. A new one comes once the clock runs.',
    former: 'The code before this one stays good until it is two minutes old.',
  },

  waiting: {
    heading: (count: number) => (count === 1 ? '1 payment waits' : `${count} payments wait`),
    hint: 'You ignored this. It stays pending until you answer it, the till cancels it, or its time runs out.',
    one: '{amount} to {store}',
  },

  ask: {
    windowTitle: (amount: string) => `Pay ${amount}?`,
    heading: 'Pay {amount} to {store}?',
    method: 'Method',
    terminal: 'Terminal',
    storeId: 'Store id',
    description: 'Description',
    charge: 'Charge',
    decidedElsewhere: (by: string) =>
      `This charge does not wait for you: it was decided by ${by}. You can still answer first.`,
    confirm: 'Confirm',
    confirmHint: 'The charge is paid',
    decline: 'Decline',
    declineHint: (code: string) => `It fails with ${code}`,
    noMoney: 'Not enough money',
    noMoneyHint: (code: string) => `It fails with ${code}`,
    ignore: 'Ignore',
    ignoreHint: 'Nothing is sent: the charge stays pending until its time runs out',
  },

  result: {
    paid: 'Paid {amount} to {store}',
    declined: 'You declined',
    noMoney: 'Not enough money',
    nothingPaid: 'Nothing was paid to {store}.',
    overtakenPaid: 'Paid without this phone',
    overtakenPaidText: '{amount} was paid to {store} before this phone answered.',
    overtakenFailed: 'The payment failed without this phone',
    cancelled: 'The till cancelled the payment',
    ranOut: 'The payment ran out',
    ranOutText: 'Its time was over before you answered. Nothing was paid to {store}.',
    decidedBy: 'Decided by',
    amount: 'Amount',
    store: 'Store',
    time: 'Time (UTC)',
    failure: 'Failure code',
    charge: 'Charge',
    givenBack: 'Given back',
    again: 'Show a new code',
  },

  /** Who decided, after “decided by”. */
  deciders: {
    control: 'the console or the control API',
    api: 'a call of the imitated API',
    prefer: 'a Prefer header of the till’s request',
    rule: 'a rule of the account',
    phone: 'a payer’s phone',
    barcode: 'a test barcode',
    account: 'the account’s default',
    server: 'the server’s default',
  },

  notices: {
    dismiss: 'Dismiss',
    refunded: '{amount} was given back by {store}.',
    paid: '{amount} was paid to {store} without this phone.',
    failed: 'The payment of {amount} to {store} failed. Nothing was paid.',
    expired: 'The payment of {amount} to {store} ran out or was cancelled. Nothing was paid.',
  },
}
