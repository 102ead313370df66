import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import { openConsole } from './console.ts'
import { openReceiver } from './receiver.ts'
import { shopOf } from './shop.ts'

describe('the webhooks page', () => {
  test('sets an endpoint, shows a webhook that failed with every byte, and sends it again', async ({
    page,
    startSandbox,
  }) => {
    let status = 500
    await using receiver = await openReceiver(() => ({ status, body: 'database is down' }))
    const sandbox = await startSandbox({ outcome: 'manual' })
    await openConsole(page, sandbox, '/webhooks')
    await page.getByText('Live', { exact: true }).waitFor()
    await page.getByLabel('Webhook URL').fill(receiver.url)
    await page.getByRole('button', { name: 'Save the endpoint' }).click()
    await page.getByText('The endpoint is saved.').waitFor()

    await shopOf(sandbox).charge()
    const deliveries = page.getByRole('list', { name: 'Deliveries, newest first' })
    await deliveries.getByText('Answered 500', { exact: false }).waitFor()
    await deliveries.getByText('Details').click()
    await deliveries.getByText('database is down').waitFor()
    await deliveries.getByText('"key": "charge.create"', { exact: false }).waitFor()
    await deliveries.getByText('Signature holds').waitFor()

    status = 200
    await deliveries.getByRole('button', { name: 'Resend' }).click()

    await deliveries.getByText('Answered 200', { exact: false }).first().waitFor()
    await deliveries.getByText('Asked for by hand').waitFor()
    const { data } = await sandbox.control.deliveries.list()
    expect(data).toMatchObject([
      { state: 'delivered', attempts: [{ cause: 'schedule' }, { cause: 'resend' }] },
    ])
  })

  test('refuses an endpoint that makes no sense, and says what to do', async ({
    page,
    guard,
    startSandbox,
  }) => {
    guard.expectError(/status of 400/)
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/webhooks')
    await page.getByLabel('Webhook URL').fill('ftp://example.com')

    await page.getByRole('button', { name: 'Save the endpoint' }).click()

    await page.getByRole('alert').getByText(/http/).first().waitFor()
  })

  test('shows the inbox with signatures that hold, also while the secret is rotated', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await openConsole(page, sandbox, '/webhooks')
    await page.getByRole('button', { name: 'Send webhooks to the inbox' }).click()
    await page.getByText('Webhooks go to the inbox.').waitFor()
    const { secret: before } = await sandbox.control.webhooks.get()

    await page.getByText('Rotate', { exact: true }).click()
    await page.getByLabel('Overlap').fill('24h')
    await page.getByRole('button', { name: 'Make a new secret' }).click()
    await page.getByText('There is a new secret.').waitFor()
    await shopOf(sandbox).charge()

    const inbox = page.getByRole('list', { name: 'What came to the inbox, newest first' })
    await inbox.getByText('Signature holds').waitFor()
    const after = await sandbox.control.webhooks.get()
    expect(after.previous_secret).toBe(before)
    expect(after.secret).not.toBe(before)
  })

  test('says who forwards webhooks, and why one failed where nobody does', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await sandbox.control.webhooks.update({ url: 'sandbox:listener' })
    await shopOf(sandbox).charge()
    await sandbox.settled()

    await openConsole(page, sandbox, '/webhooks')

    await page.getByText('Webhooks go to omise-sandbox listen', { exact: false }).waitFor()
    const deliveries = page.getByRole('list', { name: 'Deliveries, newest first' })
    await deliveries.getByText('Details').click()
    await deliveries.getByText('No listener is connected', { exact: false }).first().waitFor()
  })

  test('keeps the secret from view until it is asked for', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox()
    const secret = String((await sandbox.control.webhooks.get()).secret)
    await openConsole(page, sandbox, '/webhooks')
    const show = page.getByRole('button', { name: 'Show Webhook secret' })
    await show.waitFor()

    expect(await page.getByText(secret).count()).toBe(0)
    await show.click()
    await page.getByText(secret).waitFor()
  })

  test('makes webhooks go wrong on purpose', async ({ page, startSandbox }) => {
    await using receiver = await openReceiver(() => ({ status: 200 }))
    const sandbox = await startSandbox({ outcome: 'manual' })
    await sandbox.control.webhooks.update({ url: receiver.url })
    await openConsole(page, sandbox, '/webhooks')

    await page.getByLabel('How many times').fill('1')
    await page.getByRole('button', { name: 'Add fault' }).click()
    await page.getByText('The fault is added.').waitFor()
    await shopOf(sandbox).charge()

    const deliveries = page.getByRole('list', { name: 'Deliveries, newest first' })
    await deliveries.getByText('Dropped', { exact: true }).waitFor()
    await page.getByText('used up').waitFor()
    expect((await sandbox.control.deliveries.list()).data).toMatchObject([{ state: 'dropped' }])
  })

  test('names the mistake that makes a signature differ', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await sandbox.control.webhooks.update({ url: 'sandbox:inbox' })
    await shopOf(sandbox).charge()
    await sandbox.settled()
    const { data } = await sandbox.control.deliveries.list()
    const [delivery] = data
    const right = delivery?.attempts[0]?.request.headers['Omise-Signature'] ?? ''
    await openConsole(page, sandbox, '/webhooks')

    const doctor = page.getByRole('region', { name: 'Your signature does not match?' })
    await doctor.getByRole('combobox', { name: 'Delivery' }).fill(String(delivery?.id))
    await doctor.getByLabel('What your receiver computed').fill(right.toUpperCase())
    await doctor.getByRole('button', { name: 'Find the mistake' }).click()

    await doctor.getByText('The signature is in capitals').waitFor()
  })

  test('shows the webhooks of one charge alone', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await sandbox.control.webhooks.update({ url: 'sandbox:inbox' })
    const { id } = await shopOf(sandbox).charge()
    await shopOf(sandbox).charge()
    await sandbox.settled()
    await openConsole(page, sandbox, `/charges/${id}`)

    await page.getByRole('link', { name: 'Its webhooks, with every byte' }).click()

    const deliveries = page.getByRole('list', { name: 'Deliveries, newest first' })
    await deliveries.getByRole('link', { name: id }).waitFor()
    expect(await deliveries.getByRole('listitem').count()).toBe(1)
  })
})
