const either = new Intl.ListFormat('en', { type: 'disjunction' })
const both = new Intl.ListFormat('en')

/** In the details of what fails, {code} stands where the failure codes of the payment methods are put in. */
export const barcodes = {
  title: 'Test barcodes',
  lead: 'Scan one at the till instead of a payer’s phone, from this screen or from paper: the last four digits say what happens to the charge. No real code begins like these.',
  delay:
    '“After the usual delay” is 2 seconds, unless the sandbox was started with another. A rule, or the Prefer header of the call, goes before a test barcode.',
  print: 'Print',
  back: 'Back to Simulation',
  open: 'Open the sheet of test barcodes',
  panel: 'Test barcodes',
  panelLead:
    'Eighteen barcodes that each make one thing happen, to scan from a screen or to print and lay beside the till. No rule or fault is needed.',
  copy: 'Copy digits',
  label: (ending: string, title: string) => `Barcode ${ending}: ${title}`,
  groups: {
    paid: 'The payer pays',
    late: 'The payer is slow',
    failed: 'The payment fails',
    webhooks: 'Paid, but the webhook goes wrong',
    calls: 'The call itself goes wrong',
  },
  codeOf: (code: string, wallets: readonly string[]) => `${code} (${both.format(wallets)})`,
  either: (codes: readonly string[]) => either.format(codes),
  endings: {
    '0000': { title: 'Paid', detail: 'The payer pays after the usual delay.' },
    '0001': { title: 'Paid at once', detail: 'The payer pays without delay.' },
    '0100': {
      title: 'Never answered',
      detail: 'The payer never answers. The charge expires once its time to pay is over.',
    },
    '0101': {
      title: 'Paid after a minute',
      detail: 'The payer answers after 60 seconds, and pays.',
    },
    '1001': {
      title: 'Cancelled',
      detail: 'Fails after the usual delay with {code}: the payer declined or left.',
    },
    '1002': {
      title: 'Not processed',
      detail: 'Fails after the usual delay with {code}: something went wrong on the way.',
    },
    '1003': {
      title: 'Not enough money',
      detail: 'Fails after the usual delay with {code}.',
    },
    '1004': {
      title: 'Refused',
      detail: 'Fails after the usual delay with {code}: the bank or wallet refused.',
    },
    '1005': {
      title: 'Code had run out',
      detail: 'Fails after the usual delay with {code}: the payer’s code was too old.',
    },
    '2001': {
      title: 'Webhook lost',
      detail: 'Paid after the usual delay. The charge.complete webhook is never sent.',
    },
    '2002': {
      title: 'Webhook twice',
      detail: 'Paid after the usual delay. The charge.complete webhook is sent twice.',
    },
    '2003': {
      title: 'Webhook late',
      detail: 'Paid after the usual delay. The charge.complete webhook comes 30 seconds late.',
    },
    '2004': {
      title: 'Webhooks in the wrong order',
      detail: 'Paid after the usual delay. charge.complete comes before charge.create.',
    },
    '2005': {
      title: 'Webhook wrongly signed',
      detail: 'Paid after the usual delay. The charge.complete webhook has a wrong signature.',
    },
    '3001': {
      title: 'Stored, no answer',
      detail: 'The charge is made, but the connection breaks before the answer.',
    },
    '3002': {
      title: 'Nothing stored, no answer',
      detail: 'No charge is made, and the connection breaks.',
    },
    '3003': { title: 'Server error', detail: 'No charge is made. The answer is 500.' },
    '3004': {
      title: 'Too many requests',
      detail: 'No charge is made. The answer is 429, to be tried again after 1 second.',
    },
  },
}
