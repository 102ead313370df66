import type { Page } from 'playwright-core'
import type { ConsoleSandbox } from './browser/sandbox.ts'

/** Opens a page of the console for an account that was chosen before; the sandbox's own where none is named. */
export async function openConsole(
  page: Page,
  sandbox: ConsoleSandbox,
  path = '/',
  secretKey = sandbox.secretKey,
): Promise<void> {
  await page.addInitScript((session) => {
    localStorage.setItem('omise-sandbox.session', session)
  }, JSON.stringify({ secretKey }))
  await page.goto(`${sandbox.consoleUrl}${path}`)
}
