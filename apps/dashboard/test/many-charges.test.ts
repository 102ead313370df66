import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'

/** What a person does not take for a freeze, on a machine that runs other suites beside this one. */
const longestMilliseconds = 250

describe('ten thousand charges', () => {
  test('scroll, filter and change without the page standing still', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ demo: 10_000 })
    const shop = shopOf(sandbox)
    const longTasks = await watchLongTasks(page)
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

    const tasks = await longTasks()
    process.stdout.write(`long tasks of the page, in ms: ${tasks.join(', ') || 'none'}\n`)
    expect(Math.max(0, ...tasks)).toBeLessThan(longestMilliseconds)
    // No more is drawn than can be seen, and a little around it.
    expect(await page.locator('tbody tr').count()).toBeLessThan(60)
  })
})

/** Every stretch of 50 ms or more in which the page can answer nobody, from its beginning. */
async function watchLongTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript(() => {
    const durations: number[] = []
    new PerformanceObserver((list) => {
      durations.push(...list.getEntries().map(({ duration }) => Math.round(duration)))
    }).observe({ type: 'longtask', buffered: true })
    Object.assign(globalThis, { longTasks: durations })
  })
  return () => page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks)
}
