import type { BrowserContext, ConsoleMessage, Request, WebError } from 'playwright-core'

/** Watches all pages of a context for what a sound console never does. */
export interface Guard {
  /** The test brings about a console error: one or more that match come, or the test fails. */
  expectError(pattern: RegExp): void
  /** Console errors that match may come: for what depends on who is faster. */
  tolerateError(pattern: RegExp): void
  /** Pages may ask this origin as well, besides the one that the test went to first. */
  allowOrigin(url: string): void
  /** What was wrong until now, a sentence each. */
  problems(): Promise<readonly string[]>
  /** Ends the watch: the context may be another test's next. */
  stop(): void
}

/**
 * Starts watching: errors that a page throws, errors on the console (a breach of the Content-Security-Policy is one), and
 * requests to any other origin than the first that a page was sent to.
 *
 * A refused fetch is a console error too, which Chromium words `Failed to load resource: the server responded with a
 * status of 404 (Not Found)`; a test that has one says so with {@link Guard.expectError}.
 */
export function watch(context: BrowserContext): Guard {
  const thrown: string[] = []
  const errors: string[] = []
  const requested: string[] = []
  const expected: RegExp[] = []
  const tolerated: RegExp[] = []
  const origins = new Set<string>()

  function onError(event: WebError): void {
    const error = event.error()
    thrown.push(error.stack ?? error.message)
  }
  function onConsole(message: ConsoleMessage): void {
    if (message.type() !== 'error') return
    const { url, lineNumber } = message.location()
    errors.push(`${message.text()} (${url}:${lineNumber})`)
  }
  function onRequest(request: Request): void {
    const url = new URL(request.url())
    if (!url.protocol.startsWith('http')) return
    if (origins.size === 0 && request.isNavigationRequest()) origins.add(url.origin)
    requested.push(url.href)
  }
  context.on('weberror', onError).on('console', onConsole).on('request', onRequest)

  async function problems(): Promise<string[]> {
    // Each page's answer comes after all that it reported before.
    await Promise.all(context.pages().map((page) => page.evaluate('0').catch(() => {})))
    const declared = [...expected, ...tolerated]
    const foreign = requested.filter((url) => !origins.has(new URL(url).origin))
    return [
      ...thrown.map((error) => `The page threw: ${error}`),
      ...errors
        .filter((error) => !declared.some((pattern) => pattern.test(error)))
        .map((error) => `The console shows an error: ${error}`),
      ...foreign.map((url) => `The page asked another origin: ${url}`),
      ...expected
        .filter((pattern) => !errors.some((error) => pattern.test(error)))
        .map(
          (pattern) => `The console shows no error that matches ${pattern}, which was expected.`,
        ),
    ]
  }

  return {
    expectError: (pattern) => void expected.push(pattern),
    tolerateError: (pattern) => void tolerated.push(pattern),
    allowOrigin: (url) => void origins.add(new URL(url).origin),
    problems,
    stop: () =>
      void context.off('weberror', onError).off('console', onConsole).off('request', onRequest),
  }
}
