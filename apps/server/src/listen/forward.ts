import type { IncomingMessage, RequestOptions } from 'node:http'
import type { ControlWire } from '@omise-sandbox/api'
import { printUnknown } from '@omise-sandbox/core'
import { beginningOf, tooLate } from '@omise-sandbox/sandbox/answer'
import { lookupHost } from '../cli/lookup-host.ts'

export type Report = ControlWire['ListenerReport']
type Webhook = Pick<ControlWire['ListenerDelivery'], 'headers' | 'body' | 'timeout_ms'>

export interface Receiver {
  readonly url: URL
  /** Sent besides the webhook's own headers, or in place of those. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether any TLS certificate is good enough. */
  readonly skipVerify: boolean
}

/** Posts a webhook to a receiver: its very bytes and headers. What goes wrong is part of the report. */
export async function forward(
  receiver: Receiver,
  { headers, body, timeout_ms }: Webhook,
  stop: AbortSignal,
): Promise<Report> {
  const began = performance.now()
  const duration = () => ({ duration_ms: Math.round(performance.now() - began) })
  const late = AbortSignal.timeout(timeout_ms)
  const lateReport = { error: tooLate(timeout_ms) }
  try {
    const response = await post(receiver, body, {
      method: 'POST',
      headers: withHeaders(headers, receiver.headers, body),
      // A connection that is kept may be closed by the receiver just as it is used again.
      agent: false,
      lookup: lookupHost,
      signal: AbortSignal.any([stop, late]),
    })
    const answer = { status: response.statusCode ?? 0, body: await beginningOf(response) }
    const retry_after = shortHeader(response.headers['retry-after'])
    const took = duration()
    if (took.duration_ms > timeout_ms) return { ...lateReport, ...took }
    return { ...answer, ...took, ...(retry_after === undefined ? {} : { retry_after }) }
  } catch (error) {
    return { ...(late.aborted ? lateReport : { error: explain(error) }), ...duration() }
  }
}

/** A header as a report may hold it; one that could mean nothing is left out. */
function shortHeader(value: string | undefined): string | undefined {
  return value !== undefined && /^[\x20-\x7e]{0,100}$/.test(value) ? value : undefined
}

function withHeaders(
  own: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>>,
  body: string,
): Record<string, string | number> {
  const names = new Set(Object.keys(added).map((name) => name.toLowerCase()))
  const kept = Object.entries(own).filter(([name]) => !names.has(name.toLowerCase()))
  return { ...Object.fromEntries(kept), ...added, 'Content-Length': Buffer.byteLength(body) }
}

/** By Node's own client: fetch would add headers of its own. */
async function post(
  { url, skipVerify }: Receiver,
  body: string,
  options: RequestOptions,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:'
  const { request } = await (isSecure ? import('node:https') : import('node:http'))
  const trust = isSecure && skipVerify ? { rejectUnauthorized: false } : {}
  return new Promise((resolve, reject) => {
    request(url, { ...options, ...trust }, resolve)
      .on('error', reject)
      .end(body)
  })
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return printUnknown(error)
  const code = 'code' in error ? printUnknown(error.code) : ''
  if (code === 'ECONNREFUSED') return 'Connection refused: nothing listens there.'
  if (code === 'ENOTFOUND') return 'The host name has no address.'
  if (code === 'ECONNRESET') return 'The connection was closed before an answer came.'
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(code)) {
    return `The receiver's certificate is not trusted (${code}). Accept it with --skip-verify.`
  }
  return (error.message || code || 'The connection failed.').slice(0, 1000)
}
