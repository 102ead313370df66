import type { Charge } from '@omise-sandbox/client'

/** The commands that charge the same again, to the same end, and look at this charge. */
export function curlOf(charge: Charge, at: { readonly url: string; readonly secretKey: string }) {
  const { source } = charge
  const fields: readonly (readonly [string, string | null])[] = [
    ['amount', String(charge.amount)],
    ['currency', charge.currency],
    ['description', charge.description],
    ['source[type]', source.type],
    ['source[barcode]', source.barcode],
    ['source[store_id]', source.store_id],
    ['source[store_name]', source.store_name],
    ['source[terminal_id]', source.terminal_id],
    ...Object.entries(charge.metadata).map(([name, value]) => metadataField(name, value)),
  ]
  const given = fields.filter((field): field is [string, string] => field[1] !== null)
  return [
    '# Charges the same again, to the same end:',
    `curl ${at.url}/charges -u ${at.secretKey}: \\`,
    `  -H ${quote(`Prefer: ${outcomeOf(charge)}`)} \\`,
    given.map(([name, value]) => `  --data-urlencode ${quote(`${name}=${value}`)}`).join(' \\\n'),
    '',
    '# Looks at this charge:',
    `curl ${at.url}/charges/${charge.id} -u ${at.secretKey}:`,
    '',
  ].join('\n')
}

function metadataField(name: string, value: unknown): [string, string | null] {
  return [`metadata[${name}]`, typeof value === 'object' ? null : textOf(value)]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What the request asks of the payer, whatever the code is: that of a phone can be charged once. */
function outcomeOf({ status, failure_code: code }: Charge): string {
  switch (status) {
    case 'pending':
      return 'outcome=manual'
    case 'failed':
      return `outcome=failed;failure_code=${code}`
    default:
      return `outcome=${status}`
  }
}

/** As a POSIX shell reads it, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
