import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'
import { someOf } from './sizes.ts'

const failureCodes = [
  'payment_cancelled',
  'failed_processing',
  'insufficient_balance',
  'payment_rejected',
  'payment_expired',
] as const

describe("a charge's page", () => {
  test.for(someOf(failureCodes))(
    'fails a pending charge with %s',
    async (code, { page, startSandbox }) => {
      const sandbox = await startSandbox({ outcome: 'manual' })
      const shop = shopOf(sandbox)
      const { id } = await shop.charge()
      await openConsole(page, sandbox, `/charges/${id}`)

      await page.getByLabel('Failure code').selectOption(code)
      await page.getByRole('button', { name: 'Fail with this code' }).click()

      await page.getByRole('heading', { name: '฿4,000.00 Failed' }).waitFor()
      await page.getByText(`failed: ${code}`).waitFor()
      const { status, failure_code } = await shop.client.charges.get(id)
      expect({ status, failure_code }).toEqual({ status: 'failed', failure_code: code })
      expect(await page.getByRole('button', { name: 'Pay' }).count()).toBe(0)
    },
  )

  test('pays a charge, refunds a part, then the rest', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    const shop = shopOf(sandbox)
    const { id } = await shop.charge()
    await openConsole(page, sandbox, `/charges/${id}`)

    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await page.getByRole('heading', { name: '฿4,000.00 Successful' }).waitFor()
    await page.getByLabel('Refund, in baht').fill('1,000.50')
    await page.getByRole('button', { name: 'Refund this part' }).click()

    await page.getByText('Up to ฿2,999.50 is left.').waitFor()
    await page.getByText('refunded in part').waitFor()
    await page.getByRole('button', { name: 'Refund all: ฿2,999.50' }).click()
    await page.getByText('refunded whole').waitFor()
    expect((await shop.client.charges.get(id)).refunded_amount).toBe(400_000)
    expect(await page.getByLabel('Refund, in baht').count()).toBe(0)
  })

  test('says what cannot be refunded, and what to write', async ({ page, guard, startSandbox }) => {
    guard.expectError(/status of 400/)
    const sandbox = await startSandbox({ outcome: 'manual' })
    const { id } = await shopOf(sandbox).charge({ amount: 2000 })
    await sandbox.control.charges.setOutcome(id, { outcome: 'successful' })
    await openConsole(page, sandbox, `/charges/${id}`)

    await page.getByLabel('Refund, in baht').fill('a lot')
    await page.getByRole('button', { name: 'Refund this part' }).click()
    await page.getByText('Write an amount in baht, such as 100 or 99.50.').waitFor()
    await page.getByLabel('Refund, in baht').fill('20.01')
    await page.keyboard.press('Enter')

    await page
      .getByRole('alert')
      .getByText(/failed_refund/)
      .waitFor()
  })

  test('lets a charge expire', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    const { id } = await shopOf(sandbox).charge()
    await openConsole(page, sandbox, `/charges/${id}`)

    await page.getByRole('button', { name: 'Let it expire' }).click()

    await page.getByRole('heading', { name: '฿4,000.00 Expired' }).waitFor()
    await page.locator('[aria-current=step]').getByText('Expired').waitFor()
  })

  test('follows what happens elsewhere, and says so when it came too late', async ({
    page,
    guard,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    const { id } = await shopOf(sandbox).charge()
    await openConsole(page, sandbox, `/charges/${id}`)
    await page.getByText('Live', { exact: true }).waitFor()

    await sandbox.control.charges.setOutcome(id, { outcome: 'expired' })

    await page.getByRole('heading', { name: '฿4,000.00 Expired' }).waitFor()
    guard.expectError(/status of 404/)
    await page.goto(`${sandbox.consoleUrl}/charges/chrg_test_none`)
    await page
      .getByRole('alert')
      .getByText(/chrg_test_none/)
      .waitFor()
  })

  test('sends its webhooks again', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await sandbox.control.webhooks.update({ url: 'sandbox:inbox' })
    const { id } = await shopOf(sandbox).charge()
    await sandbox.control.charges.setOutcome(id, { outcome: 'successful' })
    await sandbox.settled()
    await openConsole(page, sandbox, `/charges/${id}`)

    await page.getByRole('button', { name: 'Send its webhooks again' }).click()

    await page.getByText('Sent 2 again; 2 answered with success.').waitFor()
    const { data } = await sandbox.control.deliveries.list({ charge: id })
    expect(data.map(({ attempts }) => attempts.map(({ cause }) => cause))).toEqual([
      ['schedule', 'resend'],
      ['schedule', 'resend'],
    ])
  })
})

describe("a charge's copies", () => {
  test.override('contextOptions', { permissions: ['clipboard-read', 'clipboard-write'] })

  test('are a command, a test, a contract and a ticket', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    const { id } = await shopOf(sandbox).charge({ storeName: "Nong's" })
    await sandbox.control.charges.setOutcome(id, { outcome: 'failed' })
    await openConsole(page, sandbox, `/charges/${id}`)
    /** What is copied may have to be asked for first. */
    async function expectCopied(button: string, part: string): Promise<void> {
      await page.getByRole('button', { name: button }).click()
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(part)
    }

    await expectCopied('curl commands', `--data-urlencode 'source[store_name]=Nong'\\''s'`)
    await expectCopied('Vitest case', "import { test } from 'omise-sandbox/vitest'")
    await expectCopied('Pact interaction', "given('a charge failed'")
    await expectCopied('Markdown', `### Charge ${id}: failed, THB 4000.00`)
  })
})
