/** The longest text of a client's, or about its request, that a line of the log repeats. */
const maxLength = 500

/** An id of Omise's, a key, or digits that may be those of a barcode, in any script and in groups. */
const sensitive =
  /\b(?:[a-z]+_test_|[sp]key_(?:test_|live_)?)\w+|\p{Nd}(?:[\s\p{Pd}\p{Cf}]*\p{Nd}){8,}/giu

/** Printable ASCII without blanks, and what in it may be a key or a barcode: tells quickly what can stand as it is. */
const printable = /^[!-~]*$/
const suspect = /key_|\d(?:-*\d){8}/i

function isHarmless(text: string): boolean {
  return text.length <= maxLength && printable.test(text) && !suspect.test(text)
}

/** A text as a line of the log may hold it: on one line, not long, and without keys and barcodes but for their last digits. */
export function logText(text: string): string {
  if (isHarmless(text)) return text
  return cut(text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')).replace(sensitive, (found) => {
    if (/^[sp]key_/i.test(found)) return `${found.slice(0, 5)}***`
    return /^\p{Nd}/u.test(found) ? `****${lastDigits(found)}` : found
  })
}

function lastDigits(text: string): string {
  return Array.from(text.matchAll(/\p{Nd}/gu), ([digit]) => digit)
    .slice(-4)
    .join('')
}

function cut(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}

/** A URL without what may be secret in it: a user, a password, and the values of its query. */
export function logUrl(url: string): string {
  if (!URL.canParse(url)) return logText(url)
  const { protocol, host, pathname, search } = new URL(url)
  const address = host === '' ? `${protocol}${pathname}` : `${protocol}//${host}${pathname}`
  return `${logText(address)}${search === '' ? '' : '?…'}`
}
