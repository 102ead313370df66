import { OmiseError } from './errors/omise-error.ts'
import type { Asked } from './errors/request-error.ts'
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts'
import { readText, typeOf } from './read-text.ts'

/** In bytes. A page of a hundred charges has some 300 kB. */
const maxBody = 32 * 1024 * 1024

/** The text of a result in JSON. Throws an OmiseError where it is an error of Omise, an UnexpectedAnswerError otherwise. */
export async function readAnswer(asked: Asked, response: Response): Promise<string> {
  const answer = {
    status: response.status,
    type: typeOf(response),
    requestId: response.headers.get('X-Request-Id') ?? undefined,
    retryAfter: retryAfterOf(response),
  }
  const unexpected = (fault: string) => new UnexpectedAnswerError(asked, { ...answer, fault })
  // A browser shows nothing of a redirect but that it was one.
  if (response.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 400)) {
    await response.body?.cancel()
    throw unexpected('leads elsewhere; it was not followed, for the key would go along')
  }
  const text = await readText(response, maxBody)
  if (text === undefined) throw unexpected(`has more than ${maxBody} bytes`)
  if (answer.type !== 'application/json') throw unexpected('is not JSON')
  const value = parse(text)
  if (!isFields(value)) throw unexpected('is not one object of JSON')
  if (value.object === 'error') throw new OmiseError(asked, { ...answer, ...readError(value) })
  if (answer.status !== 200) throw unexpected('is not one of Omise’s errors')
  return text
}

/** Only seconds are read: Omise documents no such header, and a date would want this machine's clock to be right. */
function retryAfterOf(response: Response): number | undefined {
  const header = response.headers.get('Retry-After')?.trim() ?? ''
  return /^\d{1,9}$/.test(header) ? Number(header) * 1000 : undefined
}

/** Undefined where it is none. What its parser says is not passed on: it quotes the text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readError({ code, message, location }: Fields) {
  return {
    code: typeof code === 'string' ? code : 'unknown',
    message: typeof message === 'string' ? message : 'Omise gave no message.',
    location: typeof location === 'string' ? location : 'https://docs.omise.co/api-errors',
  }
}
