import {
  type AttemptCause,
  type Delivery,
  type Event,
  type Instant,
  retryPolicyOf,
} from '@omise-sandbox/core'
import { signatureHeaders, standardHeaders } from '@omise-sandbox/webhooks'
import { secretsOf } from '../account/secrets.ts'
import { corruptBody, corruptSignature } from '../faults/corrupt.ts'
import type { AccountState } from '../storage/store.ts'
import type { Message } from './http-post.ts'

/** What is sent: as it is when it is asked for again, whatever went wrong with it on purpose before. */
export function messageFor(
  of: {
    readonly delivery: Delivery
    readonly event: Event
    readonly state: AccountState
    readonly cause: AttemptCause
    readonly wallClock: Instant
  },
  { bodyOf, userAgent }: { readonly bodyOf: (event: Event) => string; readonly userAgent: string },
): Message {
  const { delivery, event, state, cause, wallClock } = of
  const fault = cause === 'resend' ? null : delivery.fault
  const body = bodyOf(event)
  const { webhooks } = state.settings
  const signing = { secrets: secretsOf(state, wallClock), signedAt: wallClock, body }
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': userAgent,
    ...corruptSignature(signatureHeaders(signing), fault),
    ...(webhooks.standardHeaders ? standardHeaders(event.id, signing) : {}),
  }
  const timeoutMs = retryPolicyOf(webhooks.retryPolicy).timeout
  return { url: delivery.url, headers, body: corruptBody(body, fault), timeoutMs }
}
