import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'

/** Lets a page be hidden and shown, as a browser does with tabs; without a window all of them count as seen. */
async function letHide(page: Page): Promise<{ hide(): Promise<void>; show(): Promise<void> }> {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', {
      get: () => (sessionStorage.getItem('hidden') ? 'hidden' : 'visible'),
    })
  })
  const showOrHide = (hidden: string) =>
    page.evaluate((value) => {
      sessionStorage.setItem('hidden', value)
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  return { hide: () => showOrHide('yes'), show: () => showOrHide('') }
}

describe('an open console', () => {
  test('follows in eight windows that are all seen, each still answers, and none keeps another waiting once it is hidden', async ({
    context,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    const shop = shopOf(sandbox)
    const { id } = await shop.charge()
    const windows = []
    for (let count = 0; count < 8; count++) {
      const page = await context.newPage()
      const { hide } = await letHide(page)
      await openConsole(page, sandbox)
      await page.getByRole('row', { name: new RegExp(id) }).waitFor()
      windows.push({ page, hide })
    }

    await sandbox.control.charges.setOutcome(id, { outcome: 'successful' })

    for (const { page } of windows) {
      await page
        .getByRole('row', { name: new RegExp(id) })
        .getByText('Successful')
        .waitFor()
      await page.getByText('Live', { exact: true }).waitFor()
    }

    for (const { hide } of windows) await hide()
    const another = await context.newPage()
    await openConsole(another, sandbox)
    await another.getByText('Live', { exact: true }).waitFor()
    await another.getByRole('link', { name: id }).click()
    await another.getByRole('button', { name: /^Refund all/ }).click()
    await another.getByText('refunded whole').first().waitFor()
  })

  test('that was turned to a charge while the sandbox was away shows it once it is back', async ({
    page,
    guard,
    startSandbox,
  }) => {
    guard.tolerateError(/ERR_|Failed to load/)
    const first = await startSandbox({ outcome: 'manual' })
    const { id } = await shopOf(first).charge()
    await openConsole(page, first)
    const link = page.getByRole('link', { name: id })
    await link.waitFor()
    const state = await first.control.state.export()
    const port = Number(new URL(first.url).port)
    await first.close()
    await link.click()
    await page.getByText('The sandbox does not answer.').waitFor()

    const second = await startSandbox({ outcome: 'manual', port })
    await second.control.state.import(state)

    await page.getByRole('heading', { name: '฿4,000.00 Pending' }).waitFor()
    await second.control.reset()
    await page.getByText(/has no charge/).waitFor()
    expect(await page.getByRole('button', { name: 'Pay', exact: true }).count()).toBe(0)
  })

  test('shows what happened while it was hidden once it is seen again', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    const window = await letHide(page)
    const { id } = await shopOf(sandbox).charge()
    await openConsole(page, sandbox)
    const row = page.getByRole('row', { name: new RegExp(id) })
    await row.getByText('Pending').waitFor()
    await page.getByText('Live', { exact: true }).waitFor()

    await window.hide()
    await sandbox.control.charges.setOutcome(id, { outcome: 'successful' })
    await shopOf(sandbox).charge()
    await window.show()

    await row.getByText('Successful').waitFor()
    await page.getByText('2 charges').waitFor()
  })

  test('finds the sandbox again after it was started anew, and asks for its new token', async ({
    page,
    guard,
    startSandbox,
  }) => {
    guard.tolerateError(/ERR_|Failed to load/)
    guard.expectError(/status of 401/)
    const first = await startSandbox({ offLoopback: true, adminToken: 'first' })
    await page.goto(first.consoleUrl)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByLabel('Admin token').fill('first')
    await page.keyboard.press('Enter')
    await page.getByText('Live', { exact: true }).waitFor()

    const port = Number(new URL(first.url).port)
    await first.close()
    await startSandbox({ offLoopback: true, adminToken: 'second', port })

    await page.getByLabel('Admin token').fill('second')
    await page.keyboard.press('Enter')
    await page.getByText('Live', { exact: true }).waitFor()
    const kept = await page.evaluate(() => JSON.stringify(localStorage))
    expect(kept).not.toContain('second')
  })
})

describe('a console that is opened', () => {
  // Its clock is that of its context, which other tests share unless one has options of its own.
  test.override('contextOptions', { timezoneId: 'UTC' })

  test('asks for each thing once', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (request.resourceType() === 'fetch') asked.push(`${request.method()} ${pathname}`)
    })

    await page.clock.install()
    await openConsole(page, sandbox, '/simulation')
    await page.getByText('Live', { exact: true }).waitFor()
    // What it would ask for again, it gathers for a moment.
    await page.clock.runFor(1_000)

    expect(asked).toContain('GET /__sandbox/stream')
    expect(asked).toContain('GET /__sandbox/rules')
    // The bar and the panel of the clock each ask for it.
    const once = asked.filter((what) => what !== 'GET /__sandbox/clock')
    expect(once.toSorted()).toEqual([...new Set(once)].toSorted())
    expect(asked.length - once.length).toBeLessThanOrEqual(2)
  })
})
