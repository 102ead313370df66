import type { BrowserContext, Page } from 'playwright-core'
import type { ConsoleSandbox } from '../test/browser/sandbox.ts'
import { openConsole } from '../test/console.ts'
import { shopOf } from '../test/shop.ts'

/** What a picture is taken of, and how the sandbox and the page get there. */
export interface Scene {
  readonly name: string
  show(stage: Stage): Promise<Page>
}

interface Stage {
  readonly sandbox: ConsoleSandbox
  readonly context: BrowserContext
  /** The address of a receiver that answers 500. */
  readonly receiver: string
}

export const scenes: readonly Scene[] = [
  {
    name: 'account',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await page.goto(sandbox.consoleUrl)
      await page.getByRole('heading', { name: 'Which account?' }).waitFor()
      return page
    },
  },
  {
    name: 'first-charge',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox, '/', 'skey_test_new')
      await page.getByRole('heading', { name: 'No charges yet' }).waitFor()
      return page
    },
  },
  {
    name: 'charges',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox)
      await page.getByText(/^\d+ charges$/).waitFor()
      return page
    },
  },
  {
    name: 'charge-pending',
    async show({ sandbox, context }) {
      const { id } = await shopOf(sandbox, key).charge({ description: 'Table 7' })
      return openCharge(context, sandbox, id)
    },
  },
  {
    name: 'charge-paid',
    async show({ sandbox, context, receiver }) {
      const control = sandbox.controlOf(key)
      await control.webhooks.update({ url: receiver })
      const shop = shopOf(sandbox, key)
      const { id } = await shop.charge({ description: 'Table 7' })
      await control.charges.setOutcome(id, { outcome: 'successful' })
      await shop.client.refunds.create(id, { amount: 100_000 })
      await sandbox.settled()
      return openCharge(context, sandbox, id)
    },
  },
  {
    name: 'webhooks',
    async show({ sandbox, context, receiver }) {
      await sandbox.controlOf(key).webhooks.update({ url: receiver, retry_policy: 'standard' })
      await shopOf(sandbox, key).charge()
      await sandbox.settled()
      const page = await context.newPage()
      await openConsole(page, sandbox, '/webhooks', key)
      await page.getByText('Details').first().click()
      await page.getByText('Signature holds').waitFor()
      return page
    },
  },
  {
    name: 'inbox',
    async show({ sandbox, context }) {
      const control = sandbox.controlOf(key)
      await control.webhooks.update({ url: 'sandbox:inbox' })
      await control.faults.add({ on: 'webhook', type: 'duplicate', times: 3 })
      await shopOf(sandbox, key).charge()
      await sandbox.settled()
      const page = await context.newPage()
      await openConsole(page, sandbox, '/webhooks', key)
      await page.getByText('Signature holds').first().waitFor()
      return page
    },
  },
  {
    name: 'simulation',
    async show({ sandbox, context }) {
      const control = sandbox.controlOf(key)
      await control.rules.add({
        match: { store_id: 'BJ_ZZ_001', amount: { min: 100_000 } },
        outcome: 'failed',
        failure_code: 'insufficient_balance',
        after: '5s',
        times: 3,
      })
      await control.faults.add({ on: 'POST /charges', type: 'status', status: 503, times: 1 })
      await control.faults.add({ on: 'webhook', type: 'delay', delay: '30s' })
      await shopOf(sandbox, key)
        .charge({ barcode: '280000000000000000' })
        .catch(() => {})
      await shopOf(sandbox, key).charge({ barcode: '280000000000000000' })
      const page = await context.newPage()
      await openConsole(page, sandbox, '/simulation', key)
      await page.getByRole('button', { name: '+1 hour' }).click()
      await page.getByRole('cell', { name: /The payer answered/ }).waitFor()
      return page
    },
  },
  {
    name: 'barcodes',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox, '/barcodes')
      await page.getByRole('button', { name: 'Print' }).waitFor()
      return page
    },
  },
  {
    name: 'phone-code',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox, '/phone', key)
      await codeOn(page)
      return page
    },
  },
  {
    name: 'phone-asks',
    show: ({ sandbox, context }) => openAsking(context, sandbox),
  },
  {
    name: 'phone-paid',
    async show({ sandbox, context }) {
      const page = await openAsking(context, sandbox)
      await page.getByRole('button', { name: 'Confirm' }).click()
      await page.getByRole('heading', { name: 'Paid ฿4,000.00 to Some Store' }).waitFor()
      return page
    },
  },
  {
    name: 'till-amount',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox, '/till', key)
      await page.getByLabel('Amount in baht').waitFor()
      return page
    },
  },
  {
    name: 'till-scan',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox, '/till', key)
      await page.getByLabel('Amount in baht').fill('4000')
      await page.keyboard.press('Enter')
      await page.getByLabel('The payer’s code').waitFor()
      return page
    },
  },
  {
    name: 'till-waits',
    show: ({ sandbox, context }) => openWaiting(context, sandbox, '280000000000000000'),
  },
  {
    name: 'till-paid',
    async show({ sandbox, context }) {
      const page = await openWaiting(context, sandbox, '280000000000000000')
      await sandbox.controlOf(key).clock.advance('2s')
      await page.getByRole('heading', { name: 'Paid ฿4,000.00' }).waitFor()
      return page
    },
  },
  {
    name: 'till-failed',
    async show({ sandbox, context }) {
      const page = await openWaiting(context, sandbox, '280000000000001003')
      await sandbox.controlOf(key).clock.advance('2s')
      await page.getByRole('heading', { name: 'Not paid' }).waitFor()
      return page
    },
  },
]

/** An account of its own beside the sandbox's, which has the demo. */
const key = 'skey_test_qa'

async function openCharge(context: BrowserContext, sandbox: ConsoleSandbox, id: string) {
  const page = await context.newPage()
  await openConsole(page, sandbox, `/charges/${id}`, key)
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
  return page
}

async function codeOn(page: Page): Promise<string> {
  const text = await page.getByText(/28\d{2} \d{4} \d{4} \d{4} \d{2}$/).textContent()
  return String(text).replaceAll(/\D/g, '')
}

async function openAsking(context: BrowserContext, sandbox: ConsoleSandbox): Promise<Page> {
  const page = await context.newPage()
  await openConsole(page, sandbox, '/phone', key)
  await shopOf(sandbox, key).charge({ barcode: await codeOn(page), description: 'Table 7' })
  await page.getByRole('button', { name: 'Confirm' }).waitFor()
  return page
}

async function openWaiting(
  context: BrowserContext,
  sandbox: ConsoleSandbox,
  code: string,
): Promise<Page> {
  const page = await context.newPage()
  await openConsole(page, sandbox, '/till', key)
  await page.getByLabel('Amount in baht').fill('4000')
  await page.keyboard.press('Enter')
  await page.getByLabel('The payer’s code').fill(code)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Waiting for ฿4,000.00' }).waitFor()
  return page
}
