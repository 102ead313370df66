import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'

/** Everything that can be acted on and is in view. One of a group of radio buttons, or of rows, stands for the others. */
function markActive(): number {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
  const groups = new Set<string>()
  let count = 0
  for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.tabIndex < 0) continue
    if (element.matches(':disabled')) continue
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      if (groups.has(element.name)) continue
      groups.add(element.name)
      document
        .querySelectorAll<HTMLElement>(`input[type=radio][name="${element.name}"]`)
        .forEach((each) => {
          each.dataset.stop = `radio ${element.name}`
        })
    } else {
      element.dataset.stop = `${count} ${element.tagName} ${element.textContent?.slice(0, 40)}`
    }
    count++
  }
  return count
}

/** Notes each that gets the focus, and whether that can be seen. */
function noteFocus(): void {
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.dataset.stop === undefined) return
    const styles = [getComputedStyle(target), getComputedStyle(target, '::after')]
    const isSeen = styles.some(({ outlineStyle, outlineWidth }) => {
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
    })
    target.dataset.reached = isSeen ? 'seen' : 'unseen'
  })
}

/** Fields for dates and times stop at each of their parts. */
const datePartStops = 40

/** That many presses, and another look at what they reached. */
const pressesAtOnce = 10

async function stopsByTab(page: Page) {
  const count = await page.evaluate(markActive)
  await page.evaluate(noteFocus)
  await page.evaluate(() => document.body.focus())
  let stops = await stopsOf(page)
  for (let presses = 0; presses < count + datePartStops; presses += pressesAtOnce) {
    for (let press = 0; press < pressesAtOnce; press++) await page.keyboard.press('Tab')
    stops = await stopsOf(page)
    if (stops.every(({ reached }) => reached !== undefined)) break
  }
  return {
    missed: stops.filter(({ reached }) => reached === undefined).map(({ stop }) => stop),
    unseen: stops.filter(({ reached }) => reached === 'unseen').map(({ stop }) => stop),
  }
}

/** Each stop once: any of a group will do. */
async function stopsOf(page: Page) {
  const all = await page
    .locator('[data-stop]')
    .evaluateAll((elements) =>
      elements.map(({ dataset: { stop, reached } }) => ({ stop: String(stop), reached })),
    )
  return [...Map.groupBy(all, ({ stop }) => stop)].map(([stop, group]) => ({
    stop,
    reached: group.find(({ reached }) => reached !== undefined)?.reached,
  }))
}

const pages = [
  ['the charges', '/', 'Charges'],
  ['a pending charge', '/charges/', 'Timeline'],
  ['the webhooks', '/webhooks', 'Webhooks'],
  ['the simulation', '/simulation', 'Simulation'],
  ['the till', '/till', 'Amount'],
  ['the phone', '/phone', 'Pay with this code'],
] as const

describe('by keyboard', () => {
  test.for(pages)(
    'everything on %s is reached, and seen to be',
    async ([, path, heading], { page, startSandbox }) => {
      const sandbox = await startSandbox({ outcome: 'manual' })
      await sandbox.control.webhooks.update({ url: 'sandbox:inbox' })
      await sandbox.control.rules.add({ outcome: 'failed', times: 1 })
      const { id } = await shopOf(sandbox).charge()
      await sandbox.settled()
      await openConsole(page, sandbox, path.endsWith('charges/') ? `${path}${id}` : path)
      await page.getByRole('heading', { name: heading, exact: true }).first().waitFor()

      expect(await stopsByTab(page)).toEqual({ missed: [], unseen: [] })
    },
  )

  test('a link leads past the navigation', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/webhooks')
    await page.getByRole('heading', { name: 'Webhooks', exact: true }).waitFor()
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())

    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')

    await page.keyboard.press('Tab')
    const isInContent = await page.evaluate(
      () => document.activeElement?.closest('#content') !== null,
    )
    expect(isInContent).toBe(true)
  })

  test('the page that is turned to takes the focus', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox)
    await page.getByRole('link', { name: 'Simulation' }).focus()
    await page.keyboard.press('Enter')

    const heading = page.getByRole('heading', { name: 'Simulation', exact: true })
    await heading.waitFor()
    await expect
      .poll(() => heading.evaluate((element) => element === document.activeElement))
      .toBe(true)
    expect(await page.title()).toBe('Simulation · omise-sandbox')
  })
})
