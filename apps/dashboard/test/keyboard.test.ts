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

/** What has the focus, and whether that can be seen. */
function focused(): { readonly stop: string | undefined; readonly isSeen: boolean } {
  const element = document.activeElement
  if (!(element instanceof HTMLElement)) return { stop: undefined, isSeen: false }
  const styles = [getComputedStyle(element), getComputedStyle(element, '::after')]
  const isSeen = styles.some(({ outlineStyle, outlineWidth }) => {
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
  })
  return { stop: element.dataset.stop, isSeen }
}

/** Fields for dates and times stop at each of their parts. */
const datePartStops = 40

async function stopsByTab(page: Page) {
  const count = await page.evaluate(markActive)
  const reached = new Map<string, boolean>()
  await page.evaluate(() => document.body.focus())
  const all = await page
    .locator('[data-stop]')
    .evaluateAll((elements) => elements.map((element) => String(element.dataset.stop)))
  const stops = new Set(all).size
  for (let presses = 0; presses < count + datePartStops && reached.size < stops; presses++) {
    await page.keyboard.press('Tab')
    const { stop, isSeen } = await page.evaluate(focused)
    if (stop !== undefined) reached.set(stop, isSeen)
  }
  return {
    missed: [...new Set(all)].filter((stop) => !reached.has(stop)),
    unseen: [...reached].filter(([, isSeen]) => !isSeen).map(([stop]) => stop),
  }
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
