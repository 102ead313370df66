/** What a sandbox holds a bounded amount of, for the whole process. Names that end in `bytes` are of bytes, others count. */
type BoundName =
  | 'accounts'
  | 'connections'
  | 'idempotency_bytes'
  | 'journal_bytes'
  | 'memory_bytes'
  | 'requests'
  | 'requests_waiting'
  | 'streams'
  | 'unsent_bytes'

export interface Bound {
  readonly max: number
  /** How much of it there is at this moment; cheap, as it is asked for at each look at the metrics. */
  used(): number
}

/** The bounds of one sandbox, each added by the part that keeps it. What a sandbox does not bound, it does not have. */
export type Bounds = Map<BoundName, Bound>
