import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'

async function charge(till: Page, amount: string, code: string): Promise<void> {
  await till.getByLabel(/^Amount in/).fill(amount)
  await till.keyboard.press('Enter')
  await till.getByLabel('The payer’s code').fill(code)
  await till.keyboard.press('Enter')
}

/** The digits that the phone shows once its code is of that form. */
async function codeOn(phone: Page, form: RegExp): Promise<string> {
  return String(await phone.getByText(form).textContent()).replaceAll(/\D/g, '')
}

describe('a payment by another payment method', () => {
  test.for([
    ['alipayplus_upm', 'Alipay+', /28\d{2} (\d{4} ){3}\d{3}$/, 'payment_rejected'],
    ['wechat_pay_upm', 'WeChat Pay', /13\d{2} (\d{4} ){3}\d{2}$/, 'payment_rejected'],
  ] as const)(
    '%s is paid, and fails with the codes that it has',
    async ([type, wallet, form, declined], { context, page: till, startSandbox }) => {
      const sandbox = await startSandbox()
      await openConsole(till, sandbox, '/till')
      await till.getByText('Shop settings').waitFor()
      await till.getByLabel('Payment method').selectOption(type)
      expect(await till.getByText('Shop settings').count()).toBe(0)
      const phone = await context.newPage()
      await openConsole(phone, sandbox, '/phone')
      await phone.getByLabel('Wallet').selectOption(type)

      await charge(till, '4000', await codeOn(phone, form))
      await phone.getByRole('heading', { name: 'Pay ฿4,000.00 to the shop?' }).waitFor()
      await phone.getByRole('button', { name: 'Confirm' }).click()
      await till.getByRole('heading', { name: 'Paid ฿4,000.00' }).waitFor()
      await phone.getByRole('button', { name: 'Show a new code' }).click()
      await till.getByRole('button', { name: 'Next customer' }).click()
      await charge(till, '20.50', await codeOn(phone, form))
      await phone.getByText(`It fails with ${declined}`).waitFor()
      await phone.getByRole('button', { name: 'Not enough money' }).click()

      await phone.getByRole('heading', { name: 'Not enough money' }).waitFor()
      await till.getByText('insufficient_fund', { exact: true }).waitFor()
      await till.getByRole('button', { name: 'Scan another code' }).click()
      await till.getByText(`A real code of ${wallet} has`, { exact: false }).waitFor()
      await till.getByText('No phone? Charge a test code').click()
      await till.getByRole('button', { name: /^1003 Fails with insufficient_fund/ }).waitFor()
      const { data } = await sandbox.control.charges.listSummaries()
      expect(data).toMatchObject([
        { source_type: type, status: 'failed', failure_code: 'insufficient_fund', store_id: null },
        { source_type: type, status: 'successful', amount: 400_000 },
      ])
    },
  )

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
