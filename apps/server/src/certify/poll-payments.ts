import { printUnknown } from '@omise-sandbox/core'
import { urlOf } from './options.ts'
import type { Exchange } from './probe.ts'

/** Makes the receiver look for payments by itself. Never rejects: whether it found them, its state tells. */
export function createPaymentPoll(
  template: string,
  timeoutMs: number,
): (charge: string) => Promise<Exchange> {
  return async (charge) => {
    const url = urlOf(template, charge)
    const sent = `GET ${url}, after ${charge} was paid and no webhook sent`
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
      await response.body?.cancel()
      return { sent, headers: {}, body: '', came: String(response.status) }
    } catch (error) {
      const came = printUnknown(error)
      return { sent, headers: {}, body: '', came }
    }
  }
}
