import type { IncomingHttpHeaders } from 'node:http'
import type { Control, ControlAnswer, ControlOperation } from '@omise-sandbox/api'
import type { AccountId } from '../storage/store.ts'
import type { Fields } from '../wire/fields.ts'
import type { ServedDocument } from './served-document.ts'
import type { ServedMetrics } from './served-metrics.ts'

/** A call of the control API, read, authenticated and checked against its document. */
export interface ControlCall {
  readonly control: Control
  /** Whose control that is; empty where no key is wanted. */
  readonly account: AccountId
  readonly headers: IncomingHttpHeaders
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Fields
  /** Where it was sent, as the caller names it: `http://127.0.0.1:8424`. Undefined where its Host header names no host. */
  address(): string | undefined
  /** The media types that the caller takes, as its Accept header has them. */
  readonly accept: string
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal
}

/** One handler for each operation of `openapi/sandbox.yaml`. */
export type ControlHandlers = {
  readonly [Name in ControlOperation]: (call: ControlCall) => Promise<Handled<Name>>
}

/** The documents and the metrics are given as they are sent; a message of MCP may have no answer. */
type Handled<Name extends ControlOperation> = Name extends 'getControlOpenapi' | 'getOmiseOpenapi'
  ? ServedDocument
  : Name extends 'getMetrics'
    ? ServedMetrics
    : Name extends 'callMcp'
      ? ControlAnswer<Name> | undefined
      : ControlAnswer<Name>
