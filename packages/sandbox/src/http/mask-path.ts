/** The code of a payer's phone, wherever the route of it is met: paths are compared without regard to case. */
const phoneCode = /(\/phone\/codes\/)[^/?]+(?=[^/?]{4})/gi
/** Digits that may be those of a barcode, percent-encoded or not; and ids, which may have as many. */
const digits = /\b[a-z]+_test_\w+|(?:\d|%3\d){9,}/gi
const hasDigits = /(?:\d|%3\d){9}/i

/** A path or URL without the barcodes that it holds, but for their last digits, whether or not a route is met. */
export function maskPath(path: string): string {
  const masked = path.replace(phoneCode, '$1****')
  if (!hasDigits.test(masked)) return masked
  return masked.replace(digits, (found) =>
    /^[\d%]/.test(found) ? `****${found.replaceAll('%3', '').slice(-4)}` : found,
  )
}
