import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { watchMaxTask } from './browser/max-task.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'
import { manyCharges as charges } from './sizes.ts'

/** What a person does not take for a freeze: of processor time, which other suites on this machine hardly change. */
const maxMilliseconds = 200

describe('thousands of charges', () => {
  // In a process that no other test has left its garbage in.
  test.override('contextOptions', { viewport: { width: 1280, height: 800 } })

  test('scroll, filter and change without the page standing still', async ({
    page,
    browser,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ demo: charges })
    const shop = shopOf(sandbox)
    const maxTask = await watchMaxTask(browser, page)
    await openConsole(page, sandbox)
    await page.getByText(`${charges} charges`).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()

    const scroller = page.locator('.charge-scroller')
    await scroller.hover()
    for (let step = 0; step < charges / 60; step++) await page.mouse.wheel(0, 2500)
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await page.locator(`[data-row="${charges - 1}"]`).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('t80002 ฿1')
    await page.getByText(new RegExp(`^\\d+ of ${charges} charges$`)).waitFor()
    await page.getByLabel('State').selectOption('Failed')
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByText(`${charges} charges`).waitFor()
    for (let count = 0; count < 50; count++) await shop.charge()
    // Of more than ten thousand it says how many the account has, and shows that many.
    await page.getByText(`${charges + 50} charges`).waitFor()

    const milliseconds = await maxTask()
    process.stdout.write(`longest task of the page: ${Math.round(milliseconds)} ms\n`)
    expect(milliseconds).toBeLessThan(maxMilliseconds)
    // No more is drawn than can be seen, and a little around it.
    expect(await page.locator('tbody tr').count()).toBeLessThan(60)
  })
})
