import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import type { ConsoleSandbox } from './browser/sandbox.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'

async function charge(till: Page, amount: string, code: string): Promise<void> {
  await till.getByLabel(/^Amount in/).fill(amount)
  await till.keyboard.press('Enter')
  await till.getByLabel('The payer’s code').fill(code)
  await till.keyboard.press('Enter')
}

/** Opens a till that charges by a payment method which has no stores. */
async function openTill(till: Page, sandbox: ConsoleSandbox, type: string): Promise<void> {
  await openConsole(till, sandbox, '/till')
  await till.getByText('Shop settings').waitFor()
  await till.getByLabel('Payment method').selectOption(type)
  expect(await till.getByText('Shop settings').count()).toBe(0)
}

describe('a payment by another payment method', () => {
  test('alipayplus_upm is of a code of its own, and declined with the code that it has', async ({
    context,
    page: till,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    await openTill(till, sandbox, 'alipayplus_upm')
    const phone = await context.newPage()
    await openConsole(phone, sandbox, '/phone')
    await phone.getByLabel('Wallet').selectOption('alipayplus_upm')
    // Nineteen digits; a code of Alipay has eighteen.
    const code = await phone.getByText(/28\d{2} (\d{4} ){3}\d{3}$/).textContent()

    await charge(till, '4000', String(code).replaceAll(/\D/g, ''))
    await phone.getByRole('heading', { name: 'Pay ฿4,000.00 to the shop?' }).waitFor()
    await phone.getByText('It fails with payment_rejected').waitFor()
    await phone.getByRole('button', { name: 'Not enough money' }).click()

    await phone.getByRole('heading', { name: 'Not enough money' }).waitFor()
    await till.getByText('insufficient_fund', { exact: true }).waitFor()
    const { data } = await sandbox.control.charges.listSummaries()
    expect(data).toMatchObject([
      { source_type: 'alipayplus_upm', failure_code: 'insufficient_fund', store_id: null },
    ])
  })

  test('wechat_pay_upm is paid, and fails by a test code with the code that it has', async ({
    page: till,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ after: '0s' })
    await openTill(till, sandbox, 'wechat_pay_upm')

    await charge(till, '4000', '280000000000000001')
    await till.getByRole('heading', { name: 'Paid ฿4,000.00' }).waitFor()
    await till.getByRole('button', { name: 'Next customer' }).click()
    await till.getByLabel('Amount in baht').fill('20.50')
    await till.keyboard.press('Enter')
    await till.getByText('A real code of WeChat Pay has 18 digits', { exact: false }).waitFor()
    await till.getByText('No phone? Charge a test code').click()
    await till.getByRole('button', { name: /^1001 .* as WeChat Pay has no/ }).waitFor()
    await till.getByRole('button', { name: /^1003 Fails with insufficient_fund/ }).click()

    await till.getByText('insufficient_fund', { exact: true }).waitFor()
    const { data } = await sandbox.control.charges.listSummaries()
    expect(data).toMatchObject([
      { source_type: 'wechat_pay_upm', status: 'failed', failure_code: 'insufficient_fund' },
      { source_type: 'wechat_pay_upm', status: 'successful', amount: 400_000 },
    ])
  })

  test('in an account of Singapore is in its dollars everywhere', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ country: 'SG', outcome: 'manual' })
    await openConsole(page, sandbox, '/till')

    await page.getByText('Omise takes from S$1.00 to S$20,000.00.').waitFor()
    await charge(page, 'S$150', '2812345678901234567')
    await page.getByRole('heading', { name: 'Waiting for S$150.00' }).waitFor()
    await openConsole(page, sandbox)
    await page.getByRole('row', { name: /Pending S\$150.00 alipayplus_upm no store/ }).waitFor()
    await page.getByRole('link', { name: /^chrg_test_/ }).click()
    const codes = page.getByLabel('Failure code').getByRole('option')
    await codes.first().waitFor({ state: 'attached' })
    expect(await codes.allTextContents()).toEqual(
      (await sandbox.control.methods.list()).data[0]?.failure_codes,
    )
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await page.getByLabel('Refund, in Singapore dollars').fill('50')
    await page.getByRole('button', { name: 'Refund this part' }).click()

    await page.getByText('Up to S$100.00 is left.').waitFor()
  })
})

describe('the settings of the account', () => {
  test('say its country, currency and payment methods, and change them while they can be', async ({
    page,
    guard,
    startSandbox,
  }) => {
    guard.expectError(/status of 409/)
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/simulation')
    const country = page.getByRole('form', { name: 'Country and currency' })
    const methods = page.getByRole('form', { name: 'Payment methods' })

    await methods.getByLabel('Alipay (barcode_alipay)').uncheck()
    await methods.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The account can be paid by these.').waitFor()
    expect(await sandbox.control.account.getSettings()).toMatchObject({
      methods: ['alipayplus_upm', 'wechat_pay_upm'],
    })
    await country.getByLabel('Country').selectOption('Malaysia')
    await country.getByRole('button', { name: 'Save' }).click()
    await country.getByText('MYR').waitFor()
    await methods.getByText('From RM 1.00 to RM 30,000.00', { exact: false }).waitFor()
    const { id } = await shopOf(sandbox).charge({ type: 'alipayplus_upm', currency: 'MYR' })
    await country.getByLabel('Country').selectOption('Thailand')
    await country.getByRole('button', { name: 'Save' }).click()

    await country.getByRole('alert').getByText(id, { exact: false }).waitFor()
    expect(await sandbox.control.account.getSettings()).toMatchObject({ country: 'MY' })
  })

  test('let a rule name a payment method, with the failure codes that it has', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await openConsole(page, sandbox, '/simulation')
    const rule = page.getByRole('form', { name: 'New rule' })

    await rule.getByLabel('Failure code').selectOption('payment_cancelled')
    await rule.getByText('Only barcode_alipay has this code', { exact: false }).waitFor()
    await rule.getByLabel('Payment method').selectOption('wechat_pay_upm')
    expect(await rule.getByLabel('Failure code').inputValue()).toBe('failed_processing')
    await rule.getByLabel('Failure code').selectOption('insufficient_fund')
    await rule.getByRole('button', { name: 'Add rule' }).click()

    await page
      .getByText('When a charge has payment method wechat_pay_upm', { exact: false })
      .first()
      .waitFor()
    await page.getByText('The rule is in force.').waitFor()
    const { data } = await sandbox.control.rules.list()
    expect(data).toMatchObject([
      { match: { source_type: 'wechat_pay_upm' }, failure_code: 'insufficient_fund' },
    ])
  })
})
