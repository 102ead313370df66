import type { BrowserContext, Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { decodeBarcodes } from './browser/barcode.ts'
import { test } from './browser/browser-test.ts'
import type { ConsoleSandbox } from './browser/sandbox.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'
import { someOf } from './sizes.ts'

/** A till and a phone in two windows, as a newcomer has them: each leads to the other. */
async function openBoth(context: BrowserContext, till: Page, sandbox: ConsoleSandbox) {
  await openConsole(till, sandbox, '/till')
  const [phone] = await Promise.all([
    context.waitForEvent('page'),
    till.getByRole('link', { name: 'Open the payer’s phone in another window' }).click(),
  ])
  return phone
}

/** The digits that the phone shows. */
async function codeOn(phone: Page): Promise<string> {
  await phone.getByRole('img', { name: 'Pay code as a barcode (Code 128)' }).waitFor()
  const text = await phone.getByText(/28\d{2} \d{4} \d{4} \d{4} \d{2}$/).textContent()
  return String(text).replaceAll(/\D/g, '')
}

async function charge(till: Page, baht: string, code: string): Promise<void> {
  await till.getByLabel('Amount in baht').fill(baht)
  await till.keyboard.press('Enter')
  await till.getByLabel('The payer’s code').fill(code)
  await till.keyboard.press('Enter')
}

/** Calls the control API as another program does, of which the stream tells. */
async function call(sandbox: ConsoleSandbox, method: string, path: string, body?: object) {
  const authorization = `Basic ${btoa(`${sandbox.secretKey}:`)}`
  const answer = await fetch(`${sandbox.url}/__sandbox/${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  expect(answer.ok).toBe(true)
}

const testCodes = [
  ['1001', 'payment_cancelled'],
  ['1002', 'failed_processing'],
  ['1003', 'insufficient_balance'],
  ['1004', 'payment_rejected'],
  ['1005', 'payment_expired'],
] as const

const hasFocus = (place: Locator) => place.evaluate((element) => element === document.activeElement)

describe('a payment in two windows', () => {
  test('is asked for on the phone, confirmed, and shown as paid on both', async ({
    context,
    page: till,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    const phone = await openBoth(context, till, sandbox)

    await charge(till, '4000', await codeOn(phone))

    await till.getByRole('heading', { name: 'Waiting for ฿4,000.00' }).waitFor()
    await phone.getByRole('heading', { name: 'Pay ฿4,000.00 to Some Store?' }).waitFor()
    await phone.getByRole('button', { name: 'Confirm' }).click()
    await phone.getByRole('heading', { name: 'Paid ฿4,000.00 to Some Store' }).waitFor()
    await till.getByRole('heading', { name: 'Paid ฿4,000.00' }).waitFor()
    const { data } = await sandbox.control.charges.listSummaries()
    expect(data).toMatchObject([{ status: 'successful', amount: 400_000 }])

    await till.getByLabel('Amount to give back, in baht').fill('100')
    await till.getByRole('button', { name: 'Refund' }).click()
    await till.getByText('฿3,900.00 can be given back', { exact: false }).waitFor()
    await phone.getByText('฿100.00 was given back by Some Store.').waitFor()
    await phone.getByRole('button', { name: 'Show a new code' }).click()
    await codeOn(phone)
  })

  test('fails when the payer declines, or has not enough money', async ({
    context,
    page: till,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    const phone = await openBoth(context, till, sandbox)

    const answers = [
      ['Decline', 'payment_cancelled'],
      ['Not enough money', 'insufficient_balance'],
    ] as const
    for (const [before, [button, code]] of answers.entries()) {
      await charge(till, '20.50', await codeOn(phone))

      await phone.getByRole('button', { name: button }).click()

      await till.getByRole('heading', { name: 'Not paid' }).waitFor()
      await till.getByText(code, { exact: true }).waitFor()
      const { data } = await sandbox.control.charges.listSummaries()
      expect(data[0]).toMatchObject({ status: 'failed', failure_code: code, amount: 2050 })
      expect(data).toHaveLength(before + 1)

      await till.getByRole('button', { name: 'Next customer' }).click()
      await phone.getByRole('button', { name: 'Show a new code' }).click()
    }
  })

  test('expires once the payer has ignored it for 24 hours', async ({
    context,
    page: till,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    const phone = await openBoth(context, till, sandbox)
    await charge(till, '4000', await codeOn(phone))

    await phone.getByRole('button', { name: 'Ignore' }).click()
    await phone.getByRole('heading', { name: '1 payment waits' }).waitFor()
    await till.getByRole('heading', { name: 'Waiting for ฿4,000.00' }).waitFor()
    const qa = await context.newPage()
    await openConsole(qa, sandbox, '/simulation')
    await qa.getByRole('button', { name: '+24 hours' }).click()

    await qa.getByRole('cell', { name: /expired/ }).waitFor()
    await till.getByRole('heading', { name: 'Expired' }).waitFor()
    const { data } = await sandbox.control.charges.listSummaries()
    expect(data).toMatchObject([{ status: 'expired' }])
  })

  test('is cancelled by the till', async ({ context, page: till, startSandbox }) => {
    const sandbox = await startSandbox()
    const phone = await openBoth(context, till, sandbox)
    await charge(till, '4000', await codeOn(phone))

    await till.getByRole('button', { name: 'Cancel the charge' }).click()

    await till.getByRole('heading', { name: 'Cancelled' }).waitFor()
    await phone.getByRole('heading', { name: 'The till cancelled the payment' }).waitFor()
    await phone.getByText('Decided by a call of the imitated API.').waitFor()
  })

  test.for(someOf(testCodes))(
    'by test code %s fails with %s',
    async ([ending, code], { page, startSandbox }) => {
      const sandbox = await startSandbox()
      await openConsole(page, sandbox, '/till')
      await charge(page, '4000', `28000000000000${ending}`)
      await page.getByRole('heading', { name: 'Waiting for ฿4,000.00' }).waitFor()

      await sandbox.control.clock.advance('2s')

      await page.getByRole('heading', { name: 'Not paid' }).waitFor()
      await page.getByText(code, { exact: true }).waitFor()
    },
  )

  test('whose answer is lost is found again, and not charged twice', async ({
    page,
    guard,
    startSandbox,
  }) => {
    guard.tolerateError(/ERR_|Failed to load/)
    const sandbox = await startSandbox()
    await sandbox.control.faults.add({ on: 'POST /charges', type: 'commit-then-reset' })
    await openConsole(page, sandbox, '/till')

    await charge(page, '4000', '280000000000000000')

    await page.getByText('The answer to the charge was lost.', { exact: false }).waitFor()
    await sandbox.control.clock.advance('2s')
    await page.getByRole('heading', { name: 'Paid ฿4,000.00' }).waitFor()
    // A browser may have sent it more than once by itself: the till took back all but one.
    const { charges } = shopOf(sandbox).client
    const { data } = await sandbox.control.charges.listSummaries()
    const made = await Promise.all(data.map(({ id }) => charges.get(id)))
    expect(made[0]?.metadata.sale).toMatch(/^till-/)
    expect(new Set(made.map(({ metadata }) => metadata.sale)).size).toBe(1)
    const kept = made.filter(({ status }) => status !== 'expired' && status !== 'failed')
    expect(kept).toMatchObject([{ status: 'successful', amount: 400_000, refunded_amount: 0 }])
  })

  test('keeps the focus on the till where what failed is tried again', async ({
    page: till,
    guard,
    startSandbox,
  }) => {
    guard.expectError(/ERR_FAILED/)
    const sandbox = await startSandbox()
    await openConsole(till, sandbox, '/till')
    await charge(till, '4000', '280000000000000000')
    await till.getByRole('heading', { name: 'Waiting for ฿4,000.00' }).waitFor()
    await sandbox.control.clock.advance('2s')
    const result = till.getByRole('heading', { name: 'Paid ฿4,000.00' })
    await result.waitFor()
    await till.route('**/__sandbox/charges/*', (route) => route.abort())
    const [made] = (await sandbox.control.charges.listSummaries()).data
    await shopOf(sandbox).client.refunds.create(String(made?.id), { amount: 2000 })
    const again = till.getByRole('button', { name: 'Try again' })
    await again.focus()
    await till.unrouteAll()

    await till.keyboard.press('Enter')

    await again.waitFor({ state: 'detached' })
    await expect.poll(() => hasFocus(result)).toBe(true)
  })

  test('goes on where it was when the till is loaded again', async ({
    page: till,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    await openConsole(till, sandbox, '/till')
    await charge(till, '4000', '280000000000000000')
    await till.getByRole('heading', { name: 'Waiting for ฿4,000.00' }).waitFor()

    await till.reload()
    await till.getByRole('heading', { name: 'Waiting for ฿4,000.00' }).waitFor()
    await sandbox.control.clock.advance('2s')

    await till.getByRole('heading', { name: 'Paid ฿4,000.00' }).waitFor()
    await till.getByRole('button', { name: 'Next customer' }).click()
    await till.reload()
    await till.getByLabel('Amount in baht').waitFor()
  })

  test('is charged by a barcode reader that types wherever the focus is', async ({
    page: till,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    await openConsole(till, sandbox, '/till')
    await till.getByLabel('Amount in baht').fill('4000')
    await till.keyboard.press('Enter')
    await till.getByRole('heading', { name: 'Charge ฿4,000.00' }).waitFor()
    await till.getByRole('button', { name: 'Change the amount' }).focus()

    await till.keyboard.type('280000000000000000\n')

    await till.getByRole('heading', { name: 'Waiting for ฿4,000.00' }).waitFor()
  })
})

describe('the phone', () => {
  test('keeps to the news where a look from before is answered after it', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/phone')
    const { id } = await shopOf(sandbox).charge({ barcode: await codeOn(page) })
    await page.getByRole('heading', { name: 'Pay ฿4,000.00 to Some Store?' }).waitFor()
    const [asked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const answered = Promise.withResolvers<void>()
    await page.route(/\/__sandbox\/charges\?/, async (route) => {
      const response = await route.fetch()
      asked.resolve()
      await released.promise
      await route.fulfill({ response })
      answered.resolve()
    })

    await call(sandbox, 'POST', 'phone/codes')
    await asked.promise
    await sandbox.control.charges.setOutcome(id, { outcome: 'successful' })
    const result = page.getByRole('heading', { name: 'Paid without this phone' })
    await result.waitFor()
    released.resolve()
    await answered.promise

    // The page is shown anew after what it has read.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
    expect(await result.isVisible()).toBe(true)
  })

  test('asks again where a snapshot takes the payment back', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/phone')
    const { id } = await shopOf(sandbox).charge({ barcode: await codeOn(page) })
    await page.getByRole('heading', { name: 'Pay ฿4,000.00 to Some Store?' }).waitFor()
    await sandbox.control.snapshots.save('asked')
    await sandbox.control.charges.setOutcome(id, { outcome: 'successful' })
    await page.getByRole('heading', { name: 'Paid without this phone' }).waitFor()

    await sandbox.control.snapshots.restore('asked')

    await page.getByRole('heading', { name: 'Pay ฿4,000.00 to Some Store?' }).waitFor()
  })

  test('asks of a charge that was made while it heard nothing, after a reload too', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    // Not with a route: what a page sends as it goes would be lost.
    await page.addInitScript(() => {
      const { fetch } = window
      window.fetch = (input, init) =>
        String(input).endsWith('/__sandbox/stream') ? Promise.reject() : fetch(input, init)
    })
    await openConsole(page, sandbox, '/phone')
    const code = await codeOn(page)
    const { id } = await shopOf(sandbox).charge({ barcode: code })
    expect(await codeOn(page)).toBe(code)

    await page.reload()

    // It takes its code away as it goes, not knowing of the charge.
    const { requests } = sandbox.control
    const tries = async () =>
      (await requests.list()).data.filter(({ method }) => method === 'DELETE').length
    await expect.poll(tries).toBe(1)

    await page.getByRole('heading', { name: 'Pay ฿4,000.00 to Some Store?' }).waitFor()
    const { data } = await sandbox.control.phone.listCodes()
    expect(data).toContainEqual(expect.objectContaining({ barcode: code, charge: id }))
  })

  test('gives the focus on when word of a payment is dismissed', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/phone')
    for (const amount of [2000, 3000]) {
      const { id } = await shopOf(sandbox).charge({ amount, barcode: await codeOn(page) })
      await page.getByRole('button', { name: 'Ignore' }).click()
      await codeOn(page)
      await sandbox.control.charges.setOutcome(id, { outcome: 'failed' })
      await page.getByText(`The payment of ฿${amount / 100}.00`, { exact: false }).waitFor()
    }
    const dismiss = page.getByRole('button', { name: 'Dismiss' })

    await dismiss.first().focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => dismiss.count()).toBe(1)
    expect(await hasFocus(dismiss)).toBe(true)
    await page.keyboard.press('Enter')

    await expect.poll(() => dismiss.count()).toBe(0)
    expect(await hasFocus(page.getByRole('heading', { name: 'Pay with this code' }))).toBe(true)
  })
})

describe("the phone's code", () => {
  test('is read off a screenshot, as Code 128 and as QR, at 1280 px and at 360', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    await page.emulateMedia({ colorScheme: 'dark' })
    await openConsole(page, sandbox, '/phone')
    const code = await codeOn(page)

    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 360, height: 740 },
    ]) {
      await page.setViewportSize(viewport)
      const found = await decodeBarcodes(await page.screenshot({ fullPage: true }))

      expect(found, `at ${viewport.width} px`).toContainEqual({ format: 'Code128', text: code })
      expect(found, `at ${viewport.width} px`).toContainEqual({ format: 'QRCode', text: code })
    }
  })

  test('is renewed after a minute, and the one before still works', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/phone')
    const first = await codeOn(page)
    await page.getByText('The account’s clock is frozen', { exact: false }).waitFor()

    await sandbox.control.clock.advance('60s')
    // Nobody but the stream told the phone: an event of another charge shows it that time has passed.
    await shopOf(sandbox).charge({ amount: 2000 })
    const digits = first.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
    await page.getByText(digits).waitFor({ state: 'detached' })
    await shopOf(sandbox).charge({ barcode: first })

    await page.getByRole('heading', { name: 'Pay ฿4,000.00 to Some Store?' }).waitFor()
  })

  test('is renewed where the clock is set back to before it', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/phone')
    const first = await codeOn(page)
    await page.getByText('The account’s clock is frozen', { exact: false }).waitFor()
    const shownAt = Date.parse((await sandbox.control.phone.listCodes()).data[0]?.shown_at ?? '')

    // Less than the page's own clock may be wrong by.
    await call(sandbox, 'POST', 'clock/set', { at: new Date(shownAt - 1000).toISOString() })

    const digits = first.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
    await page.getByText(digits).waitFor({ state: 'detached' })
    await shopOf(sandbox).charge({ barcode: await codeOn(page) })
    await page.getByRole('heading', { name: 'Pay ฿4,000.00 to Some Store?' }).waitFor()
  })

  test('runs out in words: a bar that moves each second is kept from screen readers', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ clock: 'real' })
    await openConsole(page, sandbox, '/phone')

    await page.getByText(/^A new code comes in \d+ s$/).waitFor()

    expect(await page.locator('progress').isVisible()).toBe(true)
    expect(await page.getByRole('progressbar').count()).toBe(0)
  })

  test('asks on the phone that showed it, and on no other', async ({
    context,
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/phone')
    const first = await codeOn(page)
    const other = await context.newPage()
    await openConsole(other, sandbox, '/phone')
    const second = await codeOn(other)

    await shopOf(sandbox).charge({ barcode: second })

    await other.getByRole('heading', { name: 'Pay ฿4,000.00 to Some Store?' }).waitFor()
    expect(await codeOn(page)).toBe(first)
  })

  test('asks by keyboard alone, and says what became of it', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/phone')
    await shopOf(sandbox).charge({ barcode: await codeOn(page) })
    const question = page.getByRole('heading', { name: 'Pay ฿4,000.00 to Some Store?' })
    await question.waitFor()

    await expect
      .poll(() => question.evaluate((element) => element === document.activeElement))
      .toBe(true)
    await page.keyboard.press('Tab')
    const confirm = page.getByRole('button', { name: 'Confirm' })
    for (let count = 0; count < 5; count++) {
      if (await confirm.evaluate((element) => element === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')

    const result = page.getByRole('heading', { name: 'Paid ฿4,000.00 to Some Store' })
    await result.waitFor()
    await expect
      .poll(() => result.evaluate((element) => element === document.activeElement))
      .toBe(true)
  })
})
