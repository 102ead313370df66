import type { AccountCopy } from '../storage/store.ts'

/**
 * A copy that can be given away, and imported: without the secrets of webhooks and what was signed with them, with the last four digits
 * of each code, without the queries of URLs, and without what receivers answered. What callers wrote themselves, descriptions and
 * metadata, stays.
 */
export function redacted(copy: AccountCopy): AccountCopy {
  return hide(copy) as AccountCopy
}

/** Names of fields, and what becomes of what they hold. Metadata has names of its callers' own. */
const hidden: Readonly<Record<string, (value: unknown) => unknown>> = {
  metadata: (value) => value,
  secret: () => null,
  previousSecret: () => null,
  rotatesUntil: () => null,
  barcode: ending,
  // They are nothing but codes, which expire in minutes.
  codes: () => [],
  url: withoutQuery,
  webhookEndpoints: (urls) => (Array.isArray(urls) ? urls.map(withoutQuery) : urls),
  because: maskedDigits,
  nearMiss: maskedDigits,
  headers: withoutSignatures,
  response: withoutBody,
}

function hide(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hide)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([name, field]) => {
    const change = Object.hasOwn(hidden, name) ? hidden[name] : undefined
    return [name, change ? change(field) : hide(field)]
  })
  const shown = Object.fromEntries(fields)
  // A condition of a rule: what it wants of the code.
  return shown.field === 'barcode' ? { ...shown, equals: ending(shown.equals) } : shown
}

function ending(code: unknown): unknown {
  return typeof code === 'string' ? `****${code.slice(-4)}` : code
}

function withoutQuery(url: unknown): unknown {
  return typeof url === 'string' ? url.replace(/[?#].*$/s, '') : url
}

function maskedDigits(text: unknown): unknown {
  return typeof text === 'string' ? text.replace(/\d{8,}(?=\d{4})/g, '****') : text
}

function withoutSignatures(headers: unknown): unknown {
  if (typeof headers !== 'object' || headers === null) return headers
  const names = Object.entries(headers).map(([name, value]) => [
    name,
    /signature$/i.test(name) ? '****' : value,
  ])
  return Object.fromEntries(names)
}

function withoutBody(response: unknown): unknown {
  return typeof response === 'object' && response !== null ? { ...response, body: '' } : response
}
