import type { ControlWire, Wire } from './operations.ts'

/**
 * All that one account's sandbox can be told and asked, in the words of `openapi/sandbox.yaml`. The control API
 * does this over HTTP, `createSandbox()` in process; a refusal is a {@link ControlRefusal} here, a problem there.
 */
export interface Control {
  /** Empties the account to what it was when new. Webhooks being sent are let finish and then forgotten. */
  reset(): Promise<void>
  readonly state: {
    /** Everything of the account but its journal, to keep and import. */
    export(query?: ExportQuery): Promise<ControlWire['State']>
    /** Replaces everything of the account; its clock goes on from what it showed at the export. */
    import(state: ControlWire['ImportedState']): Promise<void>
  }
  /** States of the account kept by name; a reset leaves them. */
  readonly snapshots: {
    list(): Promise<ControlWire['SnapshotList']>
    save(name: string): Promise<ControlWire['Snapshot']>
    restore(name: string): Promise<ControlWire['Snapshot']>
    delete(name: string): Promise<void>
  }
  readonly account: {
    getSettings(): Promise<ControlWire['AccountSettings']>
    /** What is left out stays. */
    updateSettings(
      change: ControlWire['AccountSettingsUpdate'],
    ): Promise<ControlWire['AccountSettings']>
  }
  /** The payment methods of the account's country, with the limits, times and codes of each. */
  readonly methods: {
    list(): Promise<ControlWire['PaymentMethodList']>
  }
  readonly clock: {
    now(): Promise<ControlWire['Clock']>
    /** Stops the clock, now or at a time such as `2026-01-01T00:00:00Z`. What is due then is still done. */
    freeze(at?: string): Promise<ControlWire['Clock']>
    set(at: string): Promise<ControlWire['Clock']>
    /** Moves the clock on by a duration such as `24h` and answers when all that fell due is done. */
    advance(by: string): Promise<ControlWire['ClockAdvanced']>
    /** Lets it run `factor` times as fast as wall time, from what it shows; one that is frozen runs again. */
    scale(factor: number): Promise<ControlWire['Clock']>
    /** Back to the clock the account had when new. */
    reset(): Promise<ControlWire['Clock']>
  }
  readonly charges: {
    /** What a list shows of each, newest first, with who decided its outcome. */
    listSummaries(query?: ChargeQuery): Promise<ControlWire['ChargeSummaryList']>
    /** A charge as the imitated API shows it, and what was decided of its outcome. */
    getDetails(charge: string): Promise<ControlWire['ChargeDetails']>
    /** Decides what the payer of a pending charge does, at once or after a duration. */
    setOutcome(charge: string, outcome: ControlWire['Outcome']): Promise<Wire['Charge']>
  }
  /** What payers of the charges that match do; the first rule that matches decides. */
  readonly rules: {
    list(): Promise<ControlWire['RuleList']>
    add(rule: ControlWire['RuleRequest']): Promise<ControlWire['Rule']>
    remove(rule: string): Promise<void>
    clear(): Promise<void>
  }
  /** The codes that payers' phones show: a charge of one waits for the person's answer. */
  readonly phone: {
    /** The codes that are good, newest first, and those charged, until they run out. */
    listCodes(): Promise<ControlWire['PhoneCodeList']>
    /** A fresh code, to be charged once, within two minutes of the account's clock. */
    showCode(request?: ControlWire['PhoneCodeRequest']): Promise<ControlWire['PhoneCode']>
    /** Takes a code away before it runs out. One that was charged stays, and is refused. */
    hideCode(barcode: string): Promise<void>
  }
  /** What goes wrong on purpose with calls and webhooks; the first fault that matches one triggers. */
  readonly faults: {
    list(): Promise<ControlWire['FaultList']>
    add(fault: ControlWire['FaultRequest']): Promise<ControlWire['Fault']>
    remove(fault: string): Promise<void>
    clear(): Promise<void>
  }
  readonly requests: {
    /** The journal, newest first: the last thousand requests, reads of the control API left out. */
    list(query?: RequestQuery): Promise<ControlWire['RequestList']>
  }
  readonly timeline: {
    /** One charge's story: requests, decisions, transitions, events, deliveries, faults, and what is still due. */
    get(charge: string): Promise<ControlWire['Timeline']>
    /** The same as Markdown, to paste in a ticket. */
    markdown(charge: string): Promise<string>
  }
  /** What happens to the account from now on, until the signal is aborted or the sandbox closes. */
  stream(signal?: AbortSignal): AsyncIterable<ControlWire['StreamItem']>
  readonly webhooks: {
    get(): Promise<ControlWire['WebhookSettings']>
    /** What is left out stays. */
    update(change: ControlWire['WebhookSettingsUpdate']): Promise<ControlWire['WebhookSettings']>
    /** Makes a new secret; both sign until the overlap (`24h` when left out) is over, on the account's clock. */
    rotateSecret(rotation?: ControlWire['SecretRotation']): Promise<ControlWire['WebhookSettings']>
  }
  readonly deliveries: {
    list(query?: DeliveryQuery): Promise<ControlWire['DeliveryList']>
    /** Sends a delivery again, or an event to each of its endpoints; resolves when the attempts are over. */
    resend(id: string): Promise<ControlWire['Resent']>
    /** Sends again what failed or was dropped, or everything, since a time; at most a thousand. */
    recover(recovery?: ControlWire['Recovery']): Promise<ControlWire['Resent']>
  }
  readonly inbox: {
    /** What came to the built-in receiver, `sandbox:inbox`, newest first, and whether each signature holds. */
    list(query?: Pick<DeliveryQuery, 'offset' | 'limit'>): Promise<ControlWire['Inbox']>
  }
  /** Forwards the account's webhooks where its url, or a charge's endpoint, is `sandbox:listener`. */
  readonly listener: {
    /**
     * Attempts to make, each leased to this listener, from the first item `connected` until the signal is aborted or the
     * sandbox closes. Leaving the loop gives back what was not reported.
     */
    open(filter?: ListenerQuery, signal?: AbortSignal): AsyncIterable<ControlWire['ListenerItem']>
    /** Says what came of an attempt: that is its result. Refused with 404 where the lease is over, 409 where it was reported. */
    reportDelivery(lease: string, report: ControlWire['ListenerReport']): Promise<void>
  }
  readonly doctor: {
    /** Names the mistake that makes a receiver's signature differ from the one it was sent. */
    diagnoseSignature(given: ControlWire['SignatureCase']): Promise<ControlWire['Diagnosis']>
  }
  /** Resolves when a charge has a status; refused with 408 in time, 409 when it cannot come. */
  wait(condition: WaitCondition): Promise<ControlWire['Waited']>
}

export interface ChargeQuery {
  /** How many to pass over, newest first. */
  readonly offset?: number
  /** At most 1000; 20 when left out. */
  readonly limit?: number
}

export interface ExportQuery {
  /** Leave out what is not for others: secrets, whole codes, queries of URLs, and what receivers answered. */
  readonly redact?: 'secrets'
}

export interface DeliveryQuery {
  readonly charge?: string
  /** How many to pass over, newest first. */
  readonly offset?: number
  /** At most 100; 20 when left out. */
  readonly limit?: number
}

/** Which webhooks a listener forwards; all when left out. */
export interface ListenerQuery {
  /** `charge.create,charge.complete` */
  readonly events?: string
  readonly charge?: string
  /** That the charge had when the event happened. */
  readonly status?: ControlWire['ChargeStatus']
}

export interface RequestQuery {
  readonly charge?: string
  readonly key?: 'secret' | 'public'
  /** `404`, `4xx`, or `none` where no answer was sent. */
  readonly status?: string
  /** On the account's clock: `2026-01-01T00:00:00Z`. */
  readonly from?: string
  readonly until?: string
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
