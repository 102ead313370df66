import type { WebhookKey } from './scenario.ts'

/** One step of a schedule. `number` counts the refunds of an attempt from 1. */
export type Step =
  | { readonly do: 'charge' | 'pay' | 'decline' | 'expire'; readonly attempt: string }
  | { readonly do: 'refund'; readonly attempt: string; readonly number: number }
  | (WebhookOf & { readonly do: 'deliver' | 'repeat' | 'lose' })
  | { readonly do: 'restart' }

/** Names a webhook of an attempt. */
export interface WebhookOf {
  readonly attempt: string
  readonly key: WebhookKey
  /** Of `refund.create`, which refund. */
  readonly number: number
}

/** `deliver first refund.create 2`: a step as files and reports have it. */
export function stepText(step: Step): string {
  switch (step.do) {
    case 'restart':
      return 'restart'
    case 'refund':
      return `refund ${step.attempt} ${step.number}`
    case 'deliver':
    case 'repeat':
    case 'lose':
      return `${step.do} ${step.attempt} ${step.key}${step.key === 'refund.create' ? ` ${step.number}` : ''}`
    default:
      return `${step.do} ${step.attempt}`
  }
}

/** Where the webhook of a step was made: the last step before it that made one like it, or -1. */
export function madeAt(steps: readonly Step[], at: number): number {
  const webhook = steps[at]
  if (!webhook || !('key' in webhook)) return -1
  const { attempt, key, number } = webhook
  const makers = {
    'charge.create': [`charge ${attempt}`],
    'charge.complete': [`pay ${attempt}`, `decline ${attempt}`],
    'charge.expire': [`expire ${attempt}`],
    'refund.create': [`refund ${attempt} ${number}`],
  }[key]
  return steps.findLastIndex((step, index) => index < at && makers.includes(stepText(step)))
}
