import type { Belief } from './engine/truth.ts'

/** One webhook as it is sent to the application. */
export interface SentWebhook {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Which attempt the application is asked about. */
export interface Asked {
  /** The charge's id. */
  readonly charge: string
  /** What `metadata.order` says. */
  readonly order: string
  /** Which attempt of its order, from 1. */
  readonly attempt: number
}

/** What the application is to charge. */
export interface ToCharge {
  /** To be put in `metadata.order`, or with something after it: it is how the charge is found. */
  readonly order: string
  readonly attempt: number
  /** In subunits. */
  readonly amount: number
  readonly currency: string
  readonly barcode: string
}

/** The doors of the application that is explored. */
export interface App {
  /** Where it takes webhooks: a URL, or a function that gives the status it answers. */
  readonly webhook: string | ((webhook: SentWebhook) => number | Promise<number>)
  /**
   * What it believes: a URL that answers JSON with a `status`, which may have `{charge}`, `{order}` and `{attempt}` in it, or a
   * function.
   */
  readonly state: string | ((asked: Asked) => OrderState | Promise<OrderState>)
  /** Makes it look for what it was not told of: a URL for GET, or a function. Without it no webhook is lost. */
  readonly poll?: string | ((asked: Asked) => unknown) | undefined
  /** Has it charge. Without it the sandbox makes the charges, and the application learns of each by `charge.create`. */
  readonly charge?: ((what: ToCharge) => unknown) | undefined
  /** Ends it as a crash does, and starts it again. Without it there are no restarts. */
  readonly restart?: (() => Promise<void>) | undefined
  /** Called when the exploration is over. */
  readonly close?: (() => Promise<void>) | undefined
}

/** What an application tells of an order; what it leaves out is not compared. */
export type OrderState = Pick<Belief, 'status'> & {
  readonly [Field in 'times' | 'refunded' | 'charge']?: Belief[Field] | undefined
}

/** What the application needs to know of the run's sandbox. */
export interface SandboxFacts {
  readonly apiUrl: string
  readonly secretKey: string
  readonly webhookSecret: string
}

/** Nothing can be proved: neither passed nor failed, said in a sentence with what to do. */
export class NothingProvedError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NothingProvedError'
  }
}
