import { describe, expect } from 'vitest'
import { axeViolations } from './browser/accessibility.ts'
import { test } from './browser/browser-test.ts'
import { openConsole } from './console.ts'
import { openReceiver } from './receiver.ts'
import { shopOf } from './shop.ts'

const pages = [
  ['the charges', '/', 'Charges'],
  ['the webhooks', '/webhooks', 'Webhooks'],
  ['the simulation', '/simulation', 'Simulation'],
  ['the test barcodes', '/barcodes', 'Test barcodes'],
  ['the till', '/till', 'Amount'],
  ['the phone', '/phone', 'Pay with this code'],
] as const

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`in ${colorScheme} colours`, () => {
    test.override('contextOptions', { colorScheme })

    test.for(pages)(
      'axe finds nothing serious on %s',
      async ([, path, heading], { page, startSandbox }) => {
        await using receiver = await openReceiver(() => ({ status: 500 }))
        const sandbox = await startSandbox({ demo: 30 })
        await sandbox.control.webhooks.update({ url: receiver.url, profile: 'standard' })
        await sandbox.control.rules.add({ outcome: 'failed', times: 1 })
        await sandbox.control.faults.add({ on: 'webhook', type: 'duplicate' })
        await shopOf(sandbox).charge()
        await openConsole(page, sandbox, path)
        await page.getByRole('heading', { name: heading, exact: true }).first().waitFor()

        expect(await axeViolations(page)).toEqual([])
      },
    )

    test('axe finds nothing serious on the first screen and in an empty account', async ({
      page,
      startSandbox,
    }) => {
      const sandbox = await startSandbox()
      await page.goto(sandbox.consoleUrl)
      await page.getByRole('heading', { name: 'Which account?' }).waitFor()
      expect(await axeViolations(page)).toEqual([])

      await page.getByRole('button', { name: 'Open', exact: true }).click()
      await page.getByRole('heading', { name: 'No charges yet' }).waitFor()
      expect(await axeViolations(page)).toEqual([])
    })

    test.for(['pending', 'successful', 'failed', 'expired'] as const)(
      'axe finds nothing serious on the page of a charge that is %s',
      async (status, { page, startSandbox }) => {
        const sandbox = await startSandbox({ outcome: 'manual' })
        const { id } = await shopOf(sandbox).charge()
        if (status !== 'pending') await sandbox.control.charges.outcome(id, { outcome: status })
        await openConsole(page, sandbox, `/charges/${id}`)
        await page.getByRole('heading', { name: 'Timeline' }).waitFor()

        expect(await axeViolations(page)).toEqual([])
      },
    )

    test('axe finds nothing serious while the phone asks, and after', async ({
      page,
      startSandbox,
    }) => {
      const sandbox = await startSandbox()
      await openConsole(page, sandbox, '/phone')
      const code = await page.getByText(/28\d{2} \d{4} \d{4} \d{4} \d{2}$/).textContent()
      await shopOf(sandbox).charge({ barcode: String(code).replaceAll(/\D/g, '') })
      await page.getByRole('button', { name: 'Confirm' }).waitFor()
      expect(await axeViolations(page)).toEqual([])

      await page.getByRole('button', { name: 'Confirm' }).click()
      await page.getByRole('heading', { name: 'Paid ฿4,000.00 to Some Store' }).waitFor()
      expect(await axeViolations(page)).toEqual([])
    })
  })
}
