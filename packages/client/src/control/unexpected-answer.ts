/** What answered, as far as it was read. */
export interface Answer {
  readonly method: string
  readonly url: string
  readonly status: number
  /** Its content type, without parameters; empty where it named none. */
  readonly type: string
  readonly text: string
}

/** Something answered, but not as a sandbox does. */
export class UnexpectedAnswerError extends Error {
  constructor({ method, url, status, type, text }: Answer) {
    const shown = text.replace(/\s+/g, ' ').trim().slice(0, 100)
    const what = [`status ${status}`, type || 'no content type', ...(shown ? [`"${shown}"`] : [])]
    super(
      `${method} ${url} was answered with ${what.join(', ')}, which is not what this client understands. Another program, or a sandbox of another version, may listen there: name the sandbox's address with --url.`,
    )
    this.name = 'UnexpectedAnswerError'
  }
}
