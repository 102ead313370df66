import type { InjectedFault } from '@omise-sandbox/core'
import { signatureHeader } from '@omise-sandbox/webhooks'

/** The body as sent: where it is to be corrupted, with another amount than was signed, and still valid JSON. */
export function corruptBody(body: string, fault: InjectedFault | null): string {
  if (fault?.type !== 'corrupt-body') return body
  return body.replace(/("amount": )(\d)/, (_whole, name: string, digit: string) => {
    return `${name}${(Number(digit) % 9) + 1}`
  })
}

/** The signature headers as sent: where they are to be corrupted, with another last digit. */
export function corruptSignature(
  headers: Readonly<Record<string, string>>,
  fault: InjectedFault | null,
): Readonly<Record<string, string>> {
  const signature = headers[signatureHeader]
  if (fault?.type !== 'corrupt-signature' || signature === undefined) return headers
  const last = Number.parseInt(signature.slice(-1), 16)
  return { ...headers, [signatureHeader]: `${signature.slice(0, -1)}${(last ^ 1).toString(16)}` }
}
