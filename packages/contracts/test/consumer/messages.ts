import type { WebhookEvent } from '@omise-sandbox/webhooks'
import {
  type FailureCode,
  failureMessages,
  given,
  type Matching,
  matching,
} from '../../src/index.ts'
import { typeWith } from './methods.ts'

/** A webhook that a receiver counts on. */
export interface MessageContract {
  readonly title: string
  readonly state: ReturnType<typeof given>
  readonly event: Matching
  /** What a receiver reads of it. */
  readonly shows: { readonly key: WebhookEvent['key']; readonly data: object }
}

const failed = (Object.keys(failureMessages) as FailureCode[]).map(
  (failure_code): MessageContract => ({
    title: `a charge.complete webhook of a charge that failed with ${failure_code}`,
    state: given('a charge failed', { failure_code }) as MessageContract['state'],
    event: matching.event(
      'charge.complete',
      matching.of(typeWith(failure_code)).failedCharge(failure_code),
    ),
    shows: { key: 'charge.complete', data: { status: 'failed', failure_code } },
  }),
)

/** A webhook of every event key. */
export const messages: readonly MessageContract[] = [
  {
    title: 'a charge.create webhook',
    state: given('a charge is pending', { amount: 250_000 }) as MessageContract['state'],
    event: matching.event('charge.create', matching.pendingCharge({ amount: 250_000 })),
    shows: { key: 'charge.create', data: { status: 'pending', amount: 250_000 } },
  },
  {
    title: 'a charge.complete webhook of a charge that was paid',
    state: given('a charge was paid', {
      metadata: { order: 'A-1007' },
    }) as MessageContract['state'],
    event: matching.event(
      'charge.complete',
      matching.paidCharge({ metadata: { order: 'A-1007' } }),
    ),
    shows: {
      key: 'charge.complete',
      data: { status: 'successful', metadata: { order: 'A-1007' } },
    },
  },
  ...failed,
  {
    title: 'a charge.expire webhook',
    state: given('a charge expired') as MessageContract['state'],
    event: matching.event('charge.expire', matching.expiredCharge()),
    shows: { key: 'charge.expire', data: { status: 'expired' } },
  },
  {
    title: 'a charge.update webhook',
    state: given('a charge was updated', { description: 'Table 8' }) as MessageContract['state'],
    event: matching.event('charge.update', matching.pendingCharge({ description: 'Table 8' })),
    shows: { key: 'charge.update', data: { description: 'Table 8' } },
  },
  {
    title: 'a refund.create webhook',
    state: given('a charge was refunded', { refunded: 100_000 }) as MessageContract['state'],
    event: matching.event('refund.create', matching.refund({ amount: 100_000, voided: false })),
    shows: { key: 'refund.create', data: { amount: 100_000 } },
  },
]
