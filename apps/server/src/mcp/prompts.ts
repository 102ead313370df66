interface Prompt {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly arguments: readonly {
    readonly name: string
    readonly description: string
    readonly required: boolean
  }[]
  write(given: Readonly<Record<string, string>>): string
}

export const prompts: readonly Prompt[] = [
  {
    name: 'add_webhook_handling',
    title: 'Add webhook handling to this till',
    description: 'Write a receiver for charge webhooks, try it, and have it graded.',
    arguments: [
      { name: 'language', description: 'Of the till, or its framework', required: false },
      { name: 'url', description: 'Where the receiver will listen', required: false },
    ],
    write: ({ language, url = 'http://127.0.0.1:3000/hook' }) =>
      `Add webhook handling to this till${language === undefined ? '' : ` (${language})`}.

1. read_documentation receive.md, and its sections as you need them. It says how a signature is verified: over the raw body, in constant time, with the secret decoded from base64.
2. Write the receiver at ${url}. It verifies first, answers 2xx at once, takes each event id once, never trusts the body for money (it retrieves the charge), and takes events in any order.
3. make_account, then show_webhooks with full for its secret, and set_webhooks to ${url}. Give the receiver the secret by an environment variable; write it into no file that is committed, and no log.
4. create_charge, then wait_for_charge with deliveries settled. list_deliveries shows what the receiver answered; diagnose_signature names a mistake in the signature.
5. certify_receiver with the url and the secret. Mend what failed, by its remedy, until nothing fails.
6. Say what certify_receiver graded, and what it could not observe.`,
  },
  {
    name: 'explain_failed_charge',
    title: 'Find out why this charge failed',
    description: 'Say what happened to a charge, who decided so, and what to change.',
    arguments: [
      {
        name: 'charge',
        description: 'Its id; the newest that failed when left out',
        required: false,
      },
      { name: 'account', description: 'Whose it is', required: false },
    ],
    write: ({ charge, account }) =>
      `Find out why ${charge === undefined ? 'the newest failed charge' : `charge ${charge}`} failed${account === undefined ? '' : ` (account ${account})`}.

1. ${charge === undefined ? 'list_charges finds it. ' : ''}show_charge says its failure code and who decided it: a rule, the barcode, a Prefer header, the account's default, or a person.
2. charge_timeline tells what happened in order, webhooks and faults included.
3. If no charge was made at all, list_requests with status 4xx shows the refused calls, each with a hint.
4. read_documentation simulate.md or payment-methods.md says what a failure code or barcode means.
5. Say in two sentences why it failed and what to change: the application, the rule or the barcode. Change nothing before that.`,
  },
]
