import { type Duration, days, duration } from '@omise-sandbox/core'

/** How much of an answer is kept; the rest is not read. */
export const maxAnswerBytes = 16 * 1024

/** The beginning of an answer that is there as a whole. */
export function beginningOfText(text: string): string {
  const bytes = Buffer.from(text)
  return bytes.length <= maxAnswerBytes ? text : bytes.subarray(0, maxAnswerBytes).toString('utf8')
}

/** The beginning of an answer that is still coming. */
export async function beginningOf(
  body: AsyncIterable<Buffer> & { destroy(): unknown },
): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= maxAnswerBytes) break
  }
  return Buffer.concat(chunks).subarray(0, maxAnswerBytes).toString('utf8')
}

export function tooLate(timeoutMs: number): string {
  return `No complete answer within ${timeoutMs} ms.`
}

const maxRetryAfter = days(7)

/** Seconds, or a date; what is neither asks for nothing. */
export function readRetryAfter(header: string | string[] | undefined): Duration | null {
  if (typeof header !== 'string') return null
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : secondsUntil(header)
  return seconds > 0 ? duration(Math.min(Math.ceil(seconds * 1000), maxRetryAfter)) : null
}

function secondsUntil(date: string): number {
  const moment = Date.parse(date)
  return Number.isNaN(moment) ? 0 : (moment - Date.now()) / 1000
}
