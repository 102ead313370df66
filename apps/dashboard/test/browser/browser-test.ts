import type { BrowserContextOptions } from 'playwright-core'
import { test as base } from 'vitest'
import { newContext, shareContext } from './context.ts'
import { watch } from './guard.ts'
import { installed } from './installed.ts'
import { type ConsoleSandbox, type ConsoleSandboxOptions, startSandbox } from './sandbox.ts'
import { start } from './start.ts'

const inBrowser = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads what a fixture depends on off its first parameter.
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    if (!installed) throw new Error('No Chromium starts here.')
    const browser = await start(installed)
    onCleanup(() => browser.close())
    return browser
  })
  .extend('sharedContext', { scope: 'worker' }, async ({ browser }, { onCleanup }) => {
    const shared = await shareContext(browser)
    onCleanup(() => shared.close())
    return shared
  })
  .extend('contextOptions', (): BrowserContextOptions => ({}))
  // Of an address that it has seen, the browser has the console's script compiled.
  .extend('preferred', { scope: 'worker' }, () => ({ port: 0 }))
  .extend('startSandbox', ({ preferred }, { onCleanup }) => {
    const started: ConsoleSandbox[] = []
    onCleanup(async () => {
      await Promise.all(started.map((sandbox) => sandbox.close()))
    })
    return async (options?: ConsoleSandboxOptions) => {
      const sandbox = await startSandbox({ preferredPort: preferred.port, ...options })
      started.push(sandbox)
      if (preferred.port === 0) preferred.port = Number(new URL(sandbox.url).port)
      return sandbox
    }
  })
  .extend(
    'context',
    async ({ browser, sharedContext, contextOptions, startSandbox: sandboxes }, { onCleanup }) => {
      // Fixtures end in the reverse of their order: a page that is still open would ask a sandbox that is gone.
      void sandboxes
      if (Object.keys(contextOptions).length === 0) {
        onCleanup(() => sharedContext.empty())
        return sharedContext.context
      }
      const context = await newContext(browser, contextOptions)
      onCleanup(() => context.close())
      return context
    },
  )
  .extend('guard', ({ context }, { onCleanup }) => {
    const guard = watch(context)
    onCleanup(async () => {
      const problems = await guard.problems()
      guard.stop()
      if (problems.length > 0) throw new Error(problems.join('\n'))
    })
    return guard
  })
  .extend('page', async ({ context, guard, task }, { onCleanup }) => {
    void guard
    const page = await context.newPage()
    onCleanup(async () => {
      if (task.result?.state !== 'fail') return
      const name = task.name.replaceAll(/\W+/g, '-')
      await page.screenshot({ path: `reports/screenshots/${name}.png` }).catch(() => {})
    })
    return page
  })

/**
 * A test in a real Chromium, one for each worker. Its `page` is its own; the context of that is emptied after each test, and
 * shared, for a process for each page is a third of what a test costs. A {@link watch | guard} fails the test for what the page did
 * wrong; what it showed when it failed is in `reports/screenshots`. Its `startSandbox` closes what it started after the page.
 * Skipped where no Chromium starts.
 *
 * A test has a context and a process of its own where it changes the options of the context. A file does that with
 * `test.override('contextOptions', { viewport: { width: 390, height: 844 } })`, within a `describe` too.
 */
export const test = installed ? inBrowser : allSkipped()

/** Each link of the chain has all of the API, `override` among it, though vitest's types leave that out after `skip`. */
function allSkipped(): typeof inBrowser {
  return inBrowser.skip as typeof inBrowser
}
