import type { ControlWire, Wire } from '@omise-sandbox/api'

/**
 * All that one account's sandbox can be told and asked, in the words of `openapi/sandbox.yaml`. The control API
 * does this over HTTP, `createSandbox()` in process; a refusal is a {@link ControlRefusal} here, a problem there.
 */
export interface Control {
  /** Empties the account to what it was when new. Webhooks being sent are let finish and then forgotten. */
  reset(): Promise<void>
  readonly account: {
    get(): Promise<ControlWire['AccountSettings']>
    /** What is left out stays. */
    update(change: ControlWire['AccountSettingsUpdate']): Promise<ControlWire['AccountSettings']>
  }
  readonly clock: {
    now(): Promise<ControlWire['Clock']>
    /** Stops the clock, now or at a time such as `2026-01-01T00:00:00Z`. What is due then is still done. */
    freeze(at?: string): Promise<ControlWire['Clock']>
    set(at: string): Promise<ControlWire['Clock']>
    /** Moves the clock on by a duration such as `24h` and answers when all that fell due is done. */
    advance(by: string): Promise<ControlWire['ClockAdvanced']>
    /** Back to the clock the account had when new. */
    reset(): Promise<ControlWire['Clock']>
  }
  readonly charges: {
    /** Decides what the payer of a pending charge does, at once or after a duration. */
    outcome(charge: string, outcome: ControlWire['Outcome']): Promise<Wire['Charge']>
  }
  readonly webhooks: {
    get(): Promise<ControlWire['WebhookSettings']>
    /** What is left out stays. */
    update(change: ControlWire['WebhookSettingsUpdate']): Promise<ControlWire['WebhookSettings']>
  }
  readonly deliveries: {
    list(query?: DeliveryQuery): Promise<ControlWire['DeliveryList']>
  }
  /** Resolves when a charge has a status; refused with 408 in time, 409 when it cannot come. */
  wait(condition: WaitCondition): Promise<ControlWire['Waited']>
}

export interface DeliveryQuery {
  readonly charge?: string
  /** How many to pass over, newest first. */
  readonly offset?: number
  /** At most 100; 20 when left out. */
  readonly limit?: number
}

export interface WaitCondition {
  readonly charge: string
  /** Any final status when left out. */
  readonly status?: ControlWire['ChargeStatus']
  /** Also wait until no delivery of the charge is due or being sent. */
  readonly deliveries?: 'settled'
  /** Wall time, `5s` when left out, at most `10m`. */
  readonly timeout?: string
  /** Stops waiting, for a caller who has gone away. */
  readonly signal?: AbortSignal
}

/** The sandbox will not do what it was told: `detail` says what was wrong, `remedy` what to do. */
export class ControlRefusal extends Error {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly remedy: string
  readonly extra: Pick<ControlWire['Problem'], 'charge_status' | 'due'>

  constructor(problem: {
    readonly status: number
    readonly title: string
    readonly detail: string
    readonly remedy: string
    readonly extra?: Pick<ControlWire['Problem'], 'charge_status' | 'due'>
  }) {
    super(`${problem.detail} ${problem.remedy}`)
    this.name = 'ControlRefusal'
    this.status = problem.status
    this.title = problem.title
    this.detail = problem.detail
    this.remedy = problem.remedy
    this.extra = problem.extra ?? {}
  }
}
