import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { shopOf } from './shop.ts'

describe('the first screen', () => {
  test('asks which account, and shows only what is its own', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await shopOf(sandbox).charge({ amount: 5000 })
    await shopOf(sandbox, 'skey_test_second').charge({ amount: 6000 })
    await page.goto(sandbox.consoleUrl)

    await page.getByLabel('Secret test key').fill('skey_live_1')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByText('That is no secret test key.', { exact: false }).waitFor()
    await page.getByLabel('Secret test key').fill('skey_test_second')
    await page.keyboard.press('Enter')

    await page.getByRole('row', { name: /฿60.00/ }).waitFor()
    expect(await page.getByRole('row', { name: /฿50.00/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Change account' }).click()
    await page.getByLabel('Secret test key').fill(sandbox.secretKey)
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /฿50.00/ }).waitFor()
    expect(await page.getByRole('row', { name: /฿60.00/ }).count()).toBe(0)
  })

  test('is passed in a window that comes later, and offers the keys used before', async ({
    page,
    context,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    await page.goto(sandbox.consoleUrl)
    for (const key of ['skey_test_a', 'skey_test_b']) {
      await page.getByLabel('Secret test key').fill(key)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Change account' }).click()
    }

    await page.getByRole('button', { name: 'skey_test_a' }).click()
    await page.getByText('Account a', { exact: true }).waitFor()

    const second = await context.newPage()
    await second.goto(sandbox.consoleUrl)
    await second.getByText('Account a', { exact: true }).waitFor()
  })

  test('off loopback asks for the admin token, and lets nobody in without it', async ({
    page,
    guard,
    startSandbox,
  }) => {
    guard.expectError(/status of 401/)
    const sandbox = await startSandbox({ offLoopback: true, adminToken: 'let-me-in' })
    await page.goto(sandbox.consoleUrl)
    expect(await page.getByLabel('Admin token').count()).toBe(0)

    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByLabel('Admin token').fill('guessed')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page
      .getByRole('alert')
      .getByText(/admin token/)
      .waitFor()
    await page.getByLabel('Admin token').fill('let-me-in')
    await page.getByRole('button', { name: 'Open', exact: true }).click()

    await page.getByRole('heading', { name: 'No charges yet' }).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
  })

  test('says so where there is no such page', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    await page.goto(`${sandbox.consoleUrl}/no/such/page`)
    await page.getByRole('button', { name: 'Open', exact: true }).click()

    await page.getByRole('heading', { name: 'No such page' }).waitFor()
    await page.getByRole('link', { name: 'Go to the charges' }).click()
    await page.getByRole('heading', { name: 'No charges yet' }).waitFor()
  })
})
