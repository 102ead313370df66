import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { watchLongestTask } from './browser/longest-task.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'

/** What a person does not take for a freeze: of processor time, which other suites on this machine hardly change. */
const longestMilliseconds = 200

describe('ten thousand charges', () => {
  test('scroll, filter and change without the page standing still', async ({
    page,
    browser,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ demo: 10_000 })
    const shop = shopOf(sandbox)
    const longestTask = await watchLongestTask(browser, page)
    await openConsole(page, sandbox)
    await page.getByText('10000 charges').waitFor()
    await page.getByText('Live', { exact: true }).waitFor()

    const scroller = page.locator('.charge-scroller')
    await scroller.hover()
    for (let step = 0; step < 40; step++) await page.mouse.wheel(0, 2500)
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await page.locator('[data-row="9999"]').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('t80002 ฿1')
    await page.getByText(/^\d+ of 10000 charges$/).waitFor()
    await page.getByLabel('State').selectOption('Failed')
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByText('10000 charges').waitFor()
    for (let count = 0; count < 50; count++) await shop.charge()
    await page.getByText('10000 charges').waitFor()
    await page.getByText('The account has 10050 charges', { exact: false }).waitFor()

    const milliseconds = await longestTask()
    process.stdout.write(`longest task of the page: ${Math.round(milliseconds)} ms\n`)
    expect(milliseconds).toBeLessThan(longestMilliseconds)
    // No more is drawn than can be seen, and a little around it.
    expect(await page.locator('tbody tr').count()).toBeLessThan(60)
  })
})
