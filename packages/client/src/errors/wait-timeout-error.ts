import type { Wire } from '@omise-sandbox/api'

/** A charge was still pending when the time for waiting was up. Nothing was done to it. No RequestError: no call failed. */
export class WaitTimeoutError extends Error {
  /** The charge as it was last seen, pending. */
  readonly charge: Wire['Charge']
  /** In milliseconds. */
  readonly timeout: number

  constructor(charge: Wire['Charge'], timeout: number) {
    super(
      `Charge ${charge.id} was still pending after ${timeout} ms; it expires at ${charge.expires_at}. Wait longer, or cancel it with charges.expire.`,
    )
    this.name = 'WaitTimeoutError'
    this.charge = charge
    this.timeout = timeout
  }
}
