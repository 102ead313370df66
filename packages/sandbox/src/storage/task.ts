import type {
  AttemptCause,
  ChargeId,
  DeliveryId,
  EventId,
  Instant,
  PayerAnswer,
} from '@omise-sandbox/core'

/** Something that happens at a moment of the account's clock. */
export type Task = ChargeTask | SendTask

export type ChargeTask =
  | {
      readonly kind: 'payer-answers'
      readonly due: Instant
      readonly charge: ChargeId
      readonly outcome: PayerAnswer
    }
  | { readonly kind: 'charge-expires'; readonly due: Instant; readonly charge: ChargeId }

export interface SendTask {
  readonly kind: 'webhook-is-sent'
  readonly cause: AttemptCause
  readonly due: Instant
  readonly charge: ChargeId
  readonly delivery: DeliveryId
  readonly event: EventId
  readonly url: string
  readonly epoch: number
}

export function isSendTask(task: Task): task is SendTask {
  return task.kind === 'webhook-is-sent'
}

/** A task as it is kept. */
export interface StoredTask {
  readonly task: Task
  /** Counts the tasks of its account. */
  readonly number: number
}
