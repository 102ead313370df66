import {
  accessTo,
  ControlRefusal,
  reach,
  UnexpectedAnswerError,
} from '@omise-sandbox/client/control'
import { type ClientFlags, clientOptions } from './client-command.ts'
import { readObject } from './json-argument.ts'

export { segment } from '@omise-sandbox/client/control'

/** A call of the imitated API. */
export interface OmiseCall {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly query?: Readonly<Record<string, string | number>>
  readonly form?: Readonly<Record<string, string>>
  /** What becomes of the charge it makes: `outcome=manual`. */
  readonly prefer?: string
}

/** Reads from the imitated API, as {@link askOmise} does. */
export function readOmise<Body>(
  flags: ClientFlags,
  path: string,
  query: Readonly<Record<string, string | number>> = {},
): Promise<Body> {
  return askOmise(flags, { method: 'GET', path, query })
}

/**
 * Calls the imitated API, as the account that the flags name. An error of the API is thrown as a ControlRefusal
 * with its hint as remedy; else it fails as the control client does.
 */
export async function askOmise<Body>(flags: ClientFlags, call: OmiseCall): Promise<Body> {
  const { url, headers } = accessTo(clientOptions(flags))
  const { method, path, query = {}, form, prefer } = call
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) words.set(name, String(value))
  const address = `${url}${path}${words.size > 0 ? `?${words}` : ''}`
  const { response, text } = await reach(url, async () => {
    const response = await fetch(address, {
      method,
      headers: {
        ...headers,
        // In one shape, whatever the account's version is.
        'Omise-Version': '2019-05-29',
        ...(prefer === undefined ? {} : { Prefer: prefer }),
      },
      redirect: 'manual',
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    })
    return { response, text: await response.text() }
  })
  const body = readObject(text)
  if (response.status === 200 && body) return body as Body
  const message = body?.object === 'error' ? body.message : undefined
  if (typeof message === 'string') throw refusal(response, message)
  const type = response.headers.get('Content-Type') ?? ''
  throw new UnexpectedAnswerError({ method, url: address, status: response.status, type, text })
}

function refusal({ status, headers }: Response, message: string): ControlRefusal {
  return new ControlRefusal({
    status,
    title: 'Refused',
    detail: `The sandbox answered ${status}: ${message}.`,
    remedy: headers.get('X-Sandbox-Hint') ?? remedyFor(status),
  })
}

/** Where the sandbox has no hint: what was not found, or not let in, is often another account's; else the message names what is wrong. */
function remedyFor(status: number): string {
  return status === 401 || status === 404
    ? 'Use the key and the ids of one account.'
    : 'Correct what the message names.'
}
