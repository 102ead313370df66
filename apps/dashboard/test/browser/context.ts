import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'

/** A context that tests have one after the other. */
export interface SharedContext {
  readonly context: BrowserContext
  /** Closes the pages of a test, and forgets what they stored. */
  empty(): Promise<void>
  close(): Promise<void>
}

export async function newContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Asia/Bangkok',
    reducedMotion: 'reduce',
    ...options,
  })
  // Less than a test has, so that what was waited for in vain is named.
  context.setDefaultTimeout(30_000)
  return context
}

/** One page stays open, empty, so that the process of the pages does too. */
export async function shareContext(browser: Browser): Promise<SharedContext> {
  const context = await newContext(browser)
  const kept = await context.newPage()
  const session = await context.newCDPSession(kept)
  const visited = new Set<string>()
  context.on('request', (request) => {
    if (request.isNavigationRequest()) visited.add(new URL(request.url()).origin)
  })

  async function empty(): Promise<void> {
    const pages = context.pages().filter((page) => page !== kept)
    await Promise.all(pages.map((page) => page.close()))
    // A later sandbox may get the port of an earlier one, and with it the origin.
    const origins = [...visited].filter((origin) => origin !== 'null')
    visited.clear()
    await Promise.all(
      origins.map((origin) =>
        session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' }),
      ),
    )
    await context.clearCookies()
  }

  return { context, empty, close: () => context.close() }
}
