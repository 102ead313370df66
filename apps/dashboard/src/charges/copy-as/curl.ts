import type { Charge } from '@omise-sandbox/client'

/** The commands that charge the same again, and look at this charge. */
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
  ]
  const given = fields.filter((field): field is [string, string] => field[1] !== null)
  return [
    '# Charges the same again:',
    `curl ${at.url}/charges -u ${at.secretKey}: \\`,
    given.map(([name, value]) => `  --data-urlencode ${quote(`${name}=${value}`)}`).join(' \\\n'),
    '',
    '# Looks at this charge:',
    `curl ${at.url}/charges/${charge.id} -u ${at.secretKey}:`,
    '',
  ].join('\n')
}

/** As a POSIX shell reads it, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
