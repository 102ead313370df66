/** An option or an argument that makes no sense, said in a sentence. Nothing was sent. */
export class ClientOptionError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ClientOptionError'
  }
}

/**
 * The address without the slash at its end. Throws a {@link ClientOptionError}.
 *
 * @example
 * readUrl('http://127.0.0.1:8424/') // http://127.0.0.1:8424
 */
export function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') {
    if (url.username === '' && url.password === '') return url.href.replace(/\/$/, '')
    throw new ClientOptionError('The url holds a user name. Give the secret key by itself.')
  }
  throw new ClientOptionError(
    `The url cannot be "${text}". Use an address such as http://127.0.0.1:8424.`,
  )
}

/**
 * What can stand in a header: the value itself is not shown, for it may be nearly right. It is often an environment
 * variable that is not set, whatever its type says.
 */
export function readWord(name: string, text: string, remedy: string): string {
  if (typeof text === 'string' && /^[\x21-\x7e]+$/.test(text)) return text
  const fault = text ? 'has spaces or characters beyond ASCII' : 'is empty'
  throw new ClientOptionError(`The ${name} ${fault}. ${remedy}`)
}

/** The longest that timers of all runtimes can count, in milliseconds: some 24 days. */
const maxTimer = 2_147_483_647

export function readMilliseconds(name: string, given: number): number {
  if (Number.isInteger(given) && given >= 1 && given <= maxTimer) return given
  throw new ClientOptionError(
    `The ${name} cannot be ${given}. Give whole milliseconds from 1 to ${maxTimer}, such as 30000.`,
  )
}
