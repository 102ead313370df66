/** In sentences, {amount} and {charge} stand where these are put in. */
export const till = {
  title: 'Till',
  account: (account: string) => `Account ${account}`,
  back: 'Back to the console',
  connectionLost:
    'No connection to the sandbox. This till does not hear what the payer does until there is one again.',
  intro: 'A till to play with: it charges the sandbox as the till of a shop would.',
  openPhone: 'Open the payer’s phone in another window',
  introPhone: 'Then charge the code that it shows here, and confirm there.',

  amount: {
    heading: 'Amount',
    label: (units: string) => `Amount in ${units}`,
    hint: (min: string, max: string) => `Omise takes from ${min} to ${max}.`,
    outside: (min: string, max: string) =>
      `Outside ${min} to ${max}: the charge will be refused. Go on to see how.`,
    invalid:
      'That is no amount. Use digits, and at most two after the point, such as 4000 or 20.50.',
    isCode: 'That is a scanned code, not an amount. Enter the amount first, then scan.',
    pad: 'Number pad',
    erase: 'Erase the last digit',
    next: 'Go on to the code',
  },

  scan: {
    heading: 'Charge {amount}',
    label: 'The payer’s code',
    hint: (wallet: string, form: string) =>
      `Scan it with a barcode reader, paste it, or type it. A reader works wherever you are on this page. A real code of ${wallet} has ${form}.`,
    missing: 'Scan, paste or type a code first.',
    charge: 'Charge',
    charging: 'Charging…',
    changeAmount: 'Change the amount',
  },

  camera: {
    open: 'Scan with the camera',
    stop: 'Stop the camera',
    label: 'What the camera sees',
    hint: 'Hold the barcode or the QR code in front of the camera.',
    refused: 'The browser gave no camera. Allow it for this address, or paste the code.',
  },

  testCodes: {
    heading: 'No phone? Charge a test code',
    hint: 'A press charges it. Each is 28, twelve zeros and the four digits shown, which decide what the payer does.',
    paid: 'The payer pays, after a short delay.',
    never: (time: string) => `The payer never answers. The charge expires after ${time}.`,
    fails: (code: string, meaning: string) => `Fails with ${code}: ${meaning}`,
    failsInstead: (code: string, wallet: string, lacking: string) =>
      `Fails with ${code}, as ${wallet} has no ${lacking}.`,
    lost: 'The charge is made, but its answer is lost. The till has to look for it.',
  },

  shop: {
    heading: 'Shop settings',
    hint: 'Sent with each charge. Omise wants a store id and a store name.',
    storeId: 'Store id',
    storeName: 'Store name',
    terminal: 'Terminal id',
    terminalHint: 'Leave it empty to send none.',
  },

  lost: {
    found: 'The answer to the charge was lost.',
    foundText: (reference: string) =>
      `The till looked for its reference (metadata sale ${reference}) and found the charge. It was made, so it is not charged again.`,
    foundMore: (count: number) =>
      `It found ${count} more with the same reference: the browser had sent the request again by itself. The till took them back.`,
    none: 'The answer to the charge was lost, and no charge was made.',
    noneText: (reference: string) =>
      `The till looked for its reference (metadata sale ${reference}) and found nothing. It is safe to charge again.`,
    unknown: 'The answer to the charge was lost, and the till could not look for it.',
    unknownText: 'The payer may have been charged. Look again before you charge again.',
    checkAgain: 'Look again',
    chargeAgain: 'Charge again',
    was: 'What happened',
  },

  waiting: {
    heading: 'Waiting for {amount}',
    lead: 'Ask the payer to confirm on the phone.',
    nobody: 'No phone is asked: the sandbox answers for the payer.',
    elapsed: 'Time waited',
    frozen: 'The account’s clock is frozen.',
    cancel: 'Cancel the charge',
    cancelHint: 'The till expires the charge: it can be paid no more.',
  },

  result: {
    paid: 'Paid {amount}',
    failed: 'Not paid',
    cancelled: 'Cancelled',
    expired: 'Expired',
    cancelledText: 'The till cancelled the charge. Nothing was paid.',
    expiredText: 'The payer did not answer in time. Nothing was paid.',
    failure: 'Failure code',
    next: 'Next customer',
    again: 'Scan another code',
    charge: 'Charge',
    time: 'Time (UTC)',
    method: 'Method',
    store: 'Store',
    refunded: 'Refunded',
    see: 'See this charge in the console',
  },

  why: {
    label: 'Who decides',
    almost: (nearMiss: string) => `Almost: ${nearMiss}.`,
    spentCode: (because: string) => `The payer’s phone: ${because}.`,
    by: {
      phone: 'The person with the payer’s phone.',
      control: 'The payer, on the phone or in the console.',
      api: 'A call of the imitated API.',
      prefer: 'A Prefer header.',
      rule: 'A rule of the account.',
      barcode: 'The test code.',
      account: 'The account’s default, as no phone of this account waits for this code.',
      server: 'The server’s default, as no phone of this account waits for this code.',
    },
  },

  refund: {
    heading: 'Refund',
    lead: (left: string) => `${left} can be given back, in whole or in part.`,
    amount: (units: string) => `Amount to give back, in ${units}`,
    hint: 'Giving back the whole amount at once before the charge settles is a void: as if it had never been paid.',
    refund: 'Refund',
    done: (amount: string) => `${amount} was given back.`,
    all: 'Everything was given back.',
    list: 'Refunds',
    void: 'void',
    sentAgain:
      'The connection broke, and the browser sent the refund again by itself: it was given back twice.',
  },
}
