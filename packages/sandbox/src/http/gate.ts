import type { RequestListener } from 'node:http'
import type { Fifo } from '../concurrency/fifo.ts'
import type { AdmissionLimits } from './admission-limits.ts'
import type { Connection } from './connection.ts'

/** What is under way and what waits, in one process. */
export interface Gate {
  readonly limits: AdmissionLimits
  readonly serve: RequestListener
  readonly refuse: RequestListener
  /** Connections with a request that is not answered whole. */
  readonly busy: Set<Connection>
  /** Connections whose next request may begin, each once: they take turns. */
  readonly ready: Fifo<Connection>
  waitingCount: number
  underWay: number
  unsentBytes: number
  /** When the first request of this turn of the event loop came; undefined where none did. */
  turnBegan: number | undefined
  isScheduled: boolean
}
