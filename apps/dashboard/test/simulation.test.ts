import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'

describe('the simulation page', () => {
  test('makes a rule in plain words, which applies to the next charge it matches', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    const shop = shopOf(sandbox)
    await openConsole(page, sandbox, '/simulation')
    await page.getByText('Live', { exact: true }).waitFor()
    const rule = page.getByRole('form', { name: 'New rule' })

    await rule.getByLabel('Store id').fill('BJ_ZZ_001')
    await rule.getByLabel('What the payer does').selectOption('Fails to pay')
    await rule.getByLabel('Failure code').selectOption({ value: 'insufficient_balance' })
    await rule.getByRole('textbox', { name: 'After' }).fill('5')
    await rule.getByLabel('How often').selectOption('A number of times')
    await rule.getByLabel('Number of times').fill('1')
    await rule
      .getByText('the payment fails 5 seconds later with insufficient_balance', { exact: false })
      .waitFor()
    await rule.getByRole('button', { name: 'Add rule' }).click()
    await page.getByText('The rule is in force.').waitFor()
    const { id } = await shop.charge()

    await page.getByText('Used once').waitFor()
    await page.getByText('Used up').waitFor()
    await sandbox.control.clock.advance('5s')
    expect(await shop.client.charges.get(id)).toMatchObject({
      status: 'failed',
      failure_code: 'insufficient_balance',
    })
    await shop.charge()
    const { data } = await sandbox.control.charges.listSummaries()
    expect(data.map(({ decided_by }) => decided_by)).toEqual(['server', 'rule'])
  })

  test('makes a fault, which triggers on the next call', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await openConsole(page, sandbox, '/simulation')
    await page.getByText('Live', { exact: true }).waitFor()
    const fault = page.getByRole('form', { name: 'New fault' })

    await fault.getByLabel('How often').selectOption('A number of times')
    await fault.getByLabel('Number of times').fill('1')
    await fault.getByRole('button', { name: 'Add fault' }).click()
    await page.getByText('The fault is in force.').waitFor()
    const lost = shopOf(sandbox).charge()

    await expect(lost).rejects.toThrow()
    await page.getByText('Used once').waitFor()
    await page.getByText('Used up').waitFor()
    expect((await sandbox.control.charges.listSummaries()).total).toBe(1)
    await shopOf(sandbox).charge()
    expect((await sandbox.control.charges.listSummaries()).total).toBe(2)
  })

  test('moves the clock on and lists what fired', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    const { id } = await shopOf(sandbox).charge()
    await openConsole(page, sandbox, '/simulation')

    await page.getByRole('button', { name: '+1 hour' }).click()

    await page.getByRole('cell', { name: /The payer answered/ }).waitFor()
    await page.getByRole('link', { name: id }).first().waitFor()
    await page.locator('header').getByText('1 Jan 2025, 01:00:00').waitFor()
    await page.getByRole('button', { name: 'Let it run' }).click()
    await expect.poll(async () => (await sandbox.control.clock.now()).mode).toBe('running')
    await page.getByRole('button', { name: 'Freeze' }).click()
    await expect.poll(async () => (await sandbox.control.clock.now()).mode).toBe('frozen')
    await page.getByRole('button', { name: 'Back to now' }).click()
    await page.locator('header').getByText('1 Jan 2025, 00:00:00').waitFor()
  })

  test('shows every test barcode, for printing', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/barcodes')

    await page.getByRole('button', { name: 'Print' }).waitFor()
    expect(await page.getByRole('img', { name: /^Barcode \d{4}:/ }).count()).toBe(18)
  })

  test('empties the account only once that is confirmed', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await shopOf(sandbox).charge()
    await openConsole(page, sandbox, '/simulation')
    const total = async () => (await sandbox.control.charges.listSummaries()).total

    await page.getByRole('button', { name: /^Reset/ }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await total()).toBe(1)
    await page.getByRole('button', { name: /^Reset/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Reset/ })
      .click()

    await expect.poll(total).toBe(0)
  })
})
