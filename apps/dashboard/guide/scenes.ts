import type { Page } from 'playwright-core'
import type { ConsoleSandbox } from '../test/browser/sandbox.ts'
import { openConsole } from '../test/console.ts'
import { shopOf } from '../test/shop.ts'

/** What a picture is taken of, and how the sandbox and the page get there. */
export interface Scene {
  readonly name: string
  /** The scene that is shown before, on the same page; without one, the page is empty. */
  readonly after?: string
  show(stage: Stage): Promise<void>
}

interface Stage {
  readonly sandbox: ConsoleSandbox
  readonly page: Page
  /** The address of a receiver that answers 500. */
  readonly receiver: string
}

export const scenes: readonly Scene[] = [
  {
    name: 'account',
    async show({ sandbox, page }) {
      await page.goto(sandbox.consoleUrl)
      await page.getByRole('heading', { name: 'Which account?' }).waitFor()
    },
  },
  {
    name: 'first-charge',
    async show({ sandbox, page }) {
      await openConsole(page, sandbox, '/', 'skey_test_new')
      await page.getByRole('heading', { name: 'No charges yet' }).waitFor()
    },
  },
  {
    name: 'charges',
    async show({ sandbox, page }) {
      await openConsole(page, sandbox)
      await page.getByText(/^\d+ charges$/).waitFor()
    },
  },
  {
    name: 'charge-pending',
    async show({ sandbox, page }) {
      const { id } = await shopOf(sandbox, key).charge({ description: 'Table 7' })
      await openCharge(page, sandbox, id)
    },
  },
  {
    name: 'charge-paid',
    async show({ sandbox, page, receiver }) {
      const control = sandbox.controlOf(key)
      await control.webhooks.update({ url: receiver })
      const shop = shopOf(sandbox, key)
      const { id } = await shop.charge({ description: 'Table 7' })
      await control.charges.setOutcome(id, { outcome: 'successful' })
      await shop.client.refunds.create(id, { amount: 100_000 })
      await sandbox.settled()
      await openCharge(page, sandbox, id)
    },
  },
  {
    name: 'webhooks',
    async show({ sandbox, page, receiver }) {
      await sandbox.controlOf(key).webhooks.update({ url: receiver, retry_policy: 'standard' })
      await shopOf(sandbox, key).charge()
      await sandbox.settled()
      await openConsole(page, sandbox, '/webhooks', key)
      await page.getByText('Details').first().click()
      await page.getByText('Signature holds').waitFor()
    },
  },
  {
    name: 'inbox',
    async show({ sandbox, page }) {
      const control = sandbox.controlOf(key)
      await control.webhooks.update({ url: 'sandbox:inbox' })
      await control.faults.add({ on: 'webhook', type: 'duplicate', times: 3 })
      await shopOf(sandbox, key).charge()
      await sandbox.settled()
      await openConsole(page, sandbox, '/webhooks', key)
      await page.getByText('Signature holds').first().waitFor()
    },
  },
  {
    name: 'simulation',
    async show({ sandbox, page }) {
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
      await openConsole(page, sandbox, '/simulation', key)
      await page.getByRole('button', { name: '+1 hour' }).click()
      await page.getByRole('cell', { name: /The payer answered/ }).waitFor()
    },
  },
  {
    name: 'barcodes',
    async show({ sandbox, page }) {
      await openConsole(page, sandbox, '/barcodes')
      await page.getByRole('button', { name: 'Print' }).waitFor()
    },
  },
  {
    name: 'phone-code',
    async show({ sandbox, page }) {
      await openConsole(page, sandbox, '/phone', key)
      await codeOn(page)
    },
  },
  {
    name: 'phone-asks',
    after: 'phone-code',
    async show({ sandbox, page }) {
      await shopOf(sandbox, key).charge({ barcode: await codeOn(page), description: 'Table 7' })
      await page.getByRole('button', { name: 'Confirm' }).waitFor()
    },
  },
  {
    name: 'phone-paid',
    after: 'phone-asks',
    async show({ page }) {
      await page.getByRole('button', { name: 'Confirm' }).click()
      await page.getByRole('heading', { name: 'Paid ฿4,000.00 to Some Store' }).waitFor()
    },
  },
  {
    name: 'till-amount',
    async show({ sandbox, page }) {
      await openConsole(page, sandbox, '/till', key)
      await page.getByLabel('Amount in baht').waitFor()
    },
  },
  {
    name: 'till-scan',
    after: 'till-amount',
    show: ({ page }) => enterAmount(page),
  },
  {
    name: 'till-waits',
    after: 'till-scan',
    show: ({ page }) => enterCode(page, '280000000000000000'),
  },
  {
    name: 'till-paid',
    after: 'till-waits',
    async show({ sandbox, page }) {
      await sandbox.controlOf(key).clock.advance('2s')
      await page.getByRole('heading', { name: 'Paid ฿4,000.00' }).waitFor()
    },
  },
  {
    name: 'till-failed',
    async show({ sandbox, page }) {
      await openConsole(page, sandbox, '/till', key)
      await enterAmount(page)
      await enterCode(page, '280000000000001003')
      await sandbox.controlOf(key).clock.advance('2s')
      await page.getByRole('heading', { name: 'Not paid' }).waitFor()
    },
  },
]

/** An account of its own beside the sandbox's, which has the demo. */
const key = 'skey_test_qa'

async function openCharge(page: Page, sandbox: ConsoleSandbox, id: string): Promise<void> {
  await openConsole(page, sandbox, `/charges/${id}`, key)
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
}

async function codeOn(page: Page): Promise<string> {
  const text = await page.getByText(/28\d{2} \d{4} \d{4} \d{4} \d{2}$/).textContent()
  return String(text).replaceAll(/\D/g, '')
}

async function enterAmount(till: Page): Promise<void> {
  await till.getByLabel('Amount in baht').fill('4000')
  await till.keyboard.press('Enter')
  await till.getByLabel('The payer’s code').waitFor()
}

async function enterCode(till: Page, code: string): Promise<void> {
  await till.getByLabel('The payer’s code').fill(code)
  await till.keyboard.press('Enter')
  await till.getByRole('heading', { name: 'Waiting for ฿4,000.00' }).waitFor()
}

/** What is shown one after the other to get to a scene, which is the last. */
export function leadingTo(scene: Scene): readonly Scene[] {
  const before = scenes.find(({ name }) => name === scene.after)
  return before ? [...leadingTo(before), scene] : [scene]
}
