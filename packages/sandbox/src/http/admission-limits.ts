/** How much a process takes on at once. */
export interface AdmissionLimits {
  /** Requests that are worked on at once for one connection; the others that it sent wait, and no more are read. */
  readonly maxPerConnection: number
  /** Requests that are worked on at once; others wait. */
  readonly maxUnderWay: number
  /** Requests that wait; any more are refused. */
  readonly maxWaiting: number
  /** How long a request waits for room before it is refused, in milliseconds. */
  readonly maxWait: number
  /** How long requests are begun before whoever else asks is listened to, in milliseconds. */
  readonly maxTurn: number
  /** Bytes of answers that clients have not taken; while there are more, only probes are begun. */
  readonly maxUnsentBytes: number
  /** The same for one connection, which begins no request then. */
  readonly maxUnsentPerConnection: number
  /** A connection whose client takes nothing of its answer for so long is destroyed, in milliseconds. */
  readonly answerTimeout: number
}

export const admissionLimits: AdmissionLimits = {
  maxPerConnection: 16,
  maxUnderWay: 1_024,
  maxWaiting: 10_000,
  maxWait: 5_000,
  maxTurn: 50,
  maxUnsentBytes: 64_000_000,
  maxUnsentPerConnection: 256_000,
  answerTimeout: 10_000,
}
