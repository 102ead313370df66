import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { watchMaxTask } from './browser/max-task.ts'
import { openConsole } from './console.ts'
import { openReceiver } from './receiver.ts'
import { shopOf } from './shop.ts'
import { endlessLetters } from './sizes.ts'

const script = '<script>document.title = "taken"</script><img src=x onerror="document.title=1">'
/** Script, a NUL-like control, marks that turn the text around, and a word with no end. */
const hostile = `${script}\u202e\u2066\u0007\u200b" onload="x ${'A'.repeat(5000)}`
const long = `${hostile}${'W'.repeat(endlessLetters)}`

/** Of processor time, for a page to draw words with no end: a person waits, and does not take it for dead. */
const maxMilliseconds = 2_000

/** That nothing ran, and that nothing pushes the page wider than the window, be that wide or narrow. */
async function isUnharmed(page: Page): Promise<void> {
  expect(await page.title()).not.toMatch(/^(taken|1)$/)
  expect(await page.locator('img[src=x]').count()).toBe(0)
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    const { scroll, inner } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      inner: document.documentElement.clientWidth,
    }))
    expect(scroll, `at ${width} px`).toBeLessThanOrEqual(inner)
  }
}

describe('what comes from outside', () => {
  test('harms no page: store names, descriptions, answers of receivers, at 1280 px and at 360', async ({
    page,
    browser,
    startSandbox,
  }) => {
    const maxTask = await watchMaxTask(browser, page)
    await using receiver = await openReceiver(() => ({ status: 500, body: long }))
    const sandbox = await startSandbox({ outcome: 'manual' })
    await sandbox.control.webhooks.update({ url: receiver.url })
    const { id } = await shopOf(sandbox).charge({ storeName: long, description: long })
    await sandbox.settled()

    await openConsole(page, sandbox)
    await page.getByRole('row', { name: new RegExp(id) }).waitFor()
    await isUnharmed(page)

    await page.goto(`${sandbox.consoleUrl}/charges/${id}`)
    await page.getByRole('heading', { name: 'Timeline' }).waitFor()
    await isUnharmed(page)

    await page.goto(`${sandbox.consoleUrl}/webhooks`)
    await page.getByText('Details').first().click()
    await page.getByText('document.title = "taken"', { exact: false }).first().waitFor()
    await isUnharmed(page)

    await page.goto(`${sandbox.consoleUrl}/phone`)
    const code = await page.getByText(/28\d{2} \d{4} \d{4} \d{4} \d{2}$/).textContent()
    await shopOf(sandbox).charge({
      barcode: String(code).replaceAll(/\D/g, ''),
      storeName: long,
      description: long,
    })
    await page.getByRole('heading', { name: 'Pay ฿4,000.00 to' }).waitFor()
    await isUnharmed(page)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('heading', { name: 'Paid ฿4,000.00 to' }).waitFor()
    await isUnharmed(page)

    const milliseconds = await maxTask()
    process.stdout.write(`longest task of the page: ${Math.round(milliseconds)} ms\n`)
    expect(milliseconds).toBeLessThan(maxMilliseconds)
  })
})
