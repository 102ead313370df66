import { createSandbox } from '@omise-sandbox/sandbox'
import { type Capture, fill, holdsOf } from './capture.ts'
import { bytesOf, send } from './recorder.ts'

/** A captured request, and what came back for it. */
export interface Replayed {
  /** Such as `12 GET /charges/{{6/id}}`: its place in the capture, and what it asks. */
  readonly request: string
  readonly expected: { readonly status: number; readonly holds: Readonly<Record<string, unknown>> }
  readonly status: number
  readonly holds: Readonly<Record<string, unknown>>
  readonly answer: unknown
}

/** Sends what an SDK sent, in order, to a sandbox whose clock stands where it stood then. */
export async function replay({ at, requests }: Capture, wire: string): Promise<Replayed[]> {
  await using sandbox = await createSandbox({
    outcome: 'manual',
    wire,
    clock: 'virtual',
    startAt: at,
  })
  const { url } = await sandbox.listen()
  const answers: unknown[] = []
  const replayed: Replayed[] = []
  for (const [index, request] of requests.entries()) {
    const body = Buffer.from(fill(request.body, answers))
    const response = await send({
      to: new URL(url),
      method: request.method,
      path: fill(request.path, answers),
      headers: withLength(request.headers, body),
      body,
    })
    const answer = JSON.parse((await bytesOf(response)).toString('utf8'))
    answers.push(answer)
    replayed.push({
      request: `${index} ${request.method} ${request.path}`,
      expected: { status: request.status, holds: request.holds },
      status: response.statusCode ?? 0,
      holds: holdsOf(answer, request.body),
      answer,
    })
  }
  return replayed
}

/** The headers as captured. A length differs only where an id is missing, and the rest is to be compared all the same. */
function withLength(headers: readonly string[], body: Buffer): string[] {
  return headers.map((text, index) =>
    headers[index - 1]?.toLowerCase() === 'content-length' ? String(body.length) : text,
  )
}
