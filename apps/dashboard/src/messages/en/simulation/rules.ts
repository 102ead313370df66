const list = new Intl.ListFormat('en')

export const rules = {
  title: 'Outcome rules',
  lead: 'A rule says what the payers of certain charges do. For each new charge the rules are tried from the top; the first that matches decides.',
  add: 'New rule',
  when: 'When a charge has …',
  whenHint: 'What you leave empty does not matter. All empty: every charge.',
  store: 'Store id',
  terminal: 'Terminal id',
  amount: 'Amount',
  amountKinds: { any: 'Any', exactly: 'Exactly', range: 'From … to …' },
  exactly: (units: string) => `Amount in ${units}`,
  from: (units: string) => `From, in ${units}`,
  to: (units: string) => `To, in ${units}`,
  amountMalformed: (units: string) => `Use an amount in ${units}, such as 4,000 or 20.50.`,
  amountMissing: 'Give an amount, or choose “Any”.',
  amountReversed: '“From” is more than “to”.',
  barcode: 'Barcode',
  barcodeHint: 'The payer’s code, all of its digits',
  description: 'Description contains',
  descriptionHint: 'A part of it; upper and lower case differ',
  metadata: 'Metadata',
  metadataHint: 'Names and values that the shop attaches to a charge',
  metadataName: (number: number) => `Name ${number}`,
  metadataValue: (number: number) => `Value ${number}`,
  metadataAdd: 'Add metadata',
  metadataRemove: (number: number) => `Remove metadata ${number}`,
  metadataMissing: 'Give it a name, or remove it.',
  metadataTwice: 'This name stands here twice.',
  tooLong: 'Use at most 200 characters.',
  payer: '… then the payer …',
  outcome: 'What the payer does',
  outcomes: {
    successful: 'Pays',
    failed: 'Fails to pay',
    expired: 'Lets it expire',
    manual: 'Never answers',
  },
  outcomeHints: {
    successful: 'The charge becomes successful.',
    failed: 'The charge becomes failed, with the code below.',
    expired: 'The charge becomes expired, before its time to pay is over.',
    manual: 'The charge stays pending until its time to pay is over, or you decide on its page.',
  },
  failureCode: 'Failure code',
  onlyOf: (methods: readonly string[]) =>
    `Only ${list.format(methods)} ${methods.length === 1 ? 'has' : 'have'} this code; others fail with failed_processing.`,
  after: 'After',
  afterHint: 'How long after the charge was made; empty: the sandbox’s usual delay',
  limit: '… and this holds',
  order: 'Order',
  orderHint:
    'Rules with a low number are tried first; empty: 100. Of the same number, the older one.',
  orderMalformed: 'Use a whole number from 0 to 1,000,000.',
  save: 'Add rule',
  saved: 'The rule is in force.',
  removed: 'The rule is gone.',
  cleared: 'All rules are gone.',
  clear: {
    title: 'Remove all rules?',
    lead: 'New charges are then decided by test barcodes and by what the account’s payers usually do. Charges already made keep what was decided.',
  },
  list: 'Rules, in the order in which they are tried',
  none: 'There are no rules: test barcodes, an open payer’s phone and the account’s default decide.',
  ordered: (order: number) => `Order ${order}`,
  /** The parts of a rule's sentence. Texts come in quotes already. */
  sentence: {
    conditions: {
      method: (type: string) => `payment method ${type}`,
      store: (id: string) => `store id ${id}`,
      terminal: (id: string) => `terminal id ${id}`,
      amount: (amount: string) => `an amount of ${amount}`,
      minimum: (amount: string) => `an amount of ${amount} or more`,
      maximum: (amount: string) => `an amount of ${amount} or less`,
      range: (from: string, to: string) => `an amount from ${from} to ${to}`,
      barcode: (ending: string) => `a barcode ending in ${ending}`,
      description: (part: string) => `a description that contains ${part}`,
      metadata: (name: string, value: string) => `metadata ${name} equal to ${value}`,
    },
    list: (conditions: readonly string[]) => list.format(conditions),
    every: 'Whatever the charge',
    when: (conditions: readonly string[]) => `When a charge has ${list.format(conditions)}`,
    later: (length: string | undefined) =>
      length === undefined ? 'after the usual delay' : `${length} later`,
    atOnce: 'at once',
    payer: {
      successful: (later: string) => `the payer pays ${later}`,
      failed: (later: string, code: string) => `the payment fails ${later} with ${code}`,
      expired: (later: string) => `the payer lets it go and the charge expires ${later}`,
      manual: 'the payer never answers',
    },
    whole: (when: string, payer: string) => `${when}, ${payer}.`,
    limits: (times: number | undefined, length: string | undefined) => {
      const often =
        times === undefined
          ? 'for every charge'
          : times === 1
            ? 'for the next charge only'
            : `for the next ${times.toLocaleString('en')} charges`
      const long =
        length === undefined ? 'until the rule is removed' : `for ${length} of the account’s clock`
      return `This holds ${often}, ${long}.`
    },
  },
}
