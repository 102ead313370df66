/** What happens to a charge after it was made. A refund gives back so many subunits, or all that is left. */
export type Transition = 'pay' | 'decline' | 'expire' | { readonly refund: number | 'rest' }

/** One charge of a scenario: an attempt to have an order paid. */
export interface Attempt {
  readonly name: string
  /** Which order is to be paid; several attempts may be for the same one. */
  readonly order: string
  /** In subunits. */
  readonly amount: number
  /** What happens to it, in this order. */
  readonly steps: readonly Transition[]
  /** The attempt after which this one is made; at any time when left out. */
  readonly after?: string
  /** The answer to `POST /charges` is lost, though the charge was made. Wants an application that makes its charges itself. */
  readonly answer?: 'lost'
}

/** What happens, without saying in which order webhooks tell of it. */
export interface Scenario {
  readonly name: string
  readonly title: string
  readonly attempts: readonly Attempt[]
}

export type WebhookKey = 'charge.create' | 'charge.complete' | 'charge.expire' | 'refund.create'

/** Which webhook tells of a transition. */
export function webhookKeyOf(transition: Transition | 'charge'): WebhookKey {
  if (typeof transition === 'object') return 'refund.create'
  if (transition === 'charge') return 'charge.create'
  return transition === 'expire' ? 'charge.expire' : 'charge.complete'
}

/** In subunits, what each attempt is of where a scenario does not say. */
export const defaultAmount = 400_000
