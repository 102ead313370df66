import { createControlClient } from '@omise-sandbox/client/control'
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'
import type { ConsoleSandbox } from './browser/sandbox.ts'
import { openConsole } from './console.ts'
import { shopOf } from './shop.ts'

/** The control API as another program calls it, of which the stream tells an open page. */
type Control = ReturnType<typeof createControlClient>

const controlOf = ({ url, secretKey }: ConsoleSandbox): Control =>
  createControlClient({ url, secretKey })

/** Something that takes away the control it is asked for with. */
interface Action {
  readonly name: string
  /** Brings the sandbox there; answers the path of the page. Those of one page come one after the other. */
  readonly given: (sandbox: ConsoleSandbox, control: Control) => Promise<string>
  /** What is done on the page before. */
  readonly before?: (page: Page) => Promise<void>
  /** The button to press, and that of the dialog which it may open. */
  readonly press: readonly [string | RegExp, string?]
  readonly key: 'Enter' | 'Space'
  /** What of the sandbox shows that it was done, and what that is then. Of what only the page knows there is nothing. */
  readonly done?: readonly [(sandbox: ConsoleSandbox) => Promise<unknown>, unknown]
  /** What has the focus then. */
  readonly lands: string | RegExp
}

async function aPendingCharge(sandbox: ConsoleSandbox): Promise<string> {
  const { id } = await shopOf(sandbox).charge()
  return `/charges/${id}`
}

async function aPaidCharge(sandbox: ConsoleSandbox): Promise<string> {
  const { id } = await shopOf(sandbox).charge()
  await sandbox.control.charges.setOutcome(id, { outcome: 'successful' })
  return `/charges/${id}`
}

/** One page of the log and of the inbox, and a little more. */
async function manyDeliveries(sandbox: ConsoleSandbox): Promise<string> {
  await sandbox.control.webhooks.update({ url: 'sandbox:inbox' })
  const { data } = await sandbox.control.charges.listSummaries()
  if (data.length > 0) return '/webhooks'
  for (let made = 0; made < 21; made++) await shopOf(sandbox).charge()
  await sandbox.settled()
  return '/webhooks'
}

const statusOf = async ({ control }: ConsoleSandbox) =>
  (await control.charges.listSummaries()).data[0]?.status
const secretOf = async ({ control }: ConsoleSandbox) => typeof (await control.webhooks.get()).secret

const ofCharges: readonly Action[] = [
  {
    name: 'pays a charge',
    given: aPendingCharge,
    press: ['Pay'],
    key: 'Enter',
    done: [statusOf, 'successful'],
    lands: 'What happens next?',
  },
  {
    name: 'fails a charge',
    given: aPendingCharge,
    press: ['Fail with this code'],
    key: 'Space',
    done: [statusOf, 'failed'],
    lands: 'What happens next?',
  },
  {
    name: 'lets a charge expire',
    given: aPendingCharge,
    press: ['Let it expire'],
    key: 'Enter',
    done: [statusOf, 'expired'],
    lands: 'What happens next?',
  },
  {
    name: 'refunds all of a charge',
    given: aPaidCharge,
    press: [/^Refund all/],
    key: 'Space',
    done: [
      async ({ control }) => {
        const { data } = await control.charges.listSummaries()
        return data[0]?.refunded
      },
      400_000,
    ],
    lands: 'What happens next?',
  },
  {
    name: 'shows every charge again',
    given: async () => '/',
    before: (page) => page.getByRole('searchbox').fill('nothing like it'),
    press: ['Show all'],
    key: 'Enter',
    lands: 'Charges',
  },
]

const ofWebhooks: readonly Action[] = [
  {
    name: 'removes a fault of webhooks',
    async given(_, control) {
      await control.faults.add({ on: 'webhook', type: 'drop' })
      return '/webhooks'
    },
    press: [/^Remove fault/],
    key: 'Space',
    done: [async ({ control }) => (await control.faults.list()).data, []],
    lands: 'Webhook faults',
  },
  {
    name: 'sends webhooks to the inbox',
    given: async () => '/webhooks',
    press: ['Send webhooks to the inbox'],
    key: 'Enter',
    done: [async ({ control }) => (await control.webhooks.get()).url, 'sandbox:inbox'],
    lands: 'Inbox',
  },
  {
    name: 'turns signing off',
    given: async () => '/webhooks',
    press: ['Turn signing off…', 'Turn signing off'],
    key: 'Space',
    done: [secretOf, 'object'],
    lands: 'Secret',
  },
  {
    name: 'turns signing on',
    async given(_, control) {
      await control.webhooks.update({ secret: null })
      return '/webhooks'
    },
    press: ['Turn signing on'],
    key: 'Enter',
    done: [secretOf, 'string'],
    lands: 'Secret',
  },
  {
    name: 'shows the last of the log',
    given: manyDeliveries,
    press: ['Show more deliveries'],
    key: 'Enter',
    lands: '21 of 21',
  },
  {
    name: 'shows the last of the inbox',
    given: manyDeliveries,
    press: ['Show more of the inbox'],
    key: 'Space',
    lands: '21 of 21',
  },
]

const ofSimulation: readonly Action[] = [
  {
    name: 'removes a rule',
    async given(_, control) {
      await control.rules.add({ outcome: 'failed' })
      await control.rules.add({ outcome: 'expired' })
      return '/simulation'
    },
    press: ['Remove rule_1'],
    key: 'Enter',
    done: [async ({ control }) => (await control.rules.list()).data.length, 1],
    lands: /^Rules, in the order/,
  },
  {
    name: 'removes all rules',
    async given(_, control) {
      await control.rules.add({ outcome: 'failed' })
      return '/simulation'
    },
    press: ['Remove all', 'Remove all'],
    key: 'Space',
    done: [async ({ control }) => (await control.rules.list()).data, []],
    lands: 'Outcome rules',
  },
  {
    name: 'removes all faults',
    async given(_, control) {
      await control.faults.add({ on: 'webhook', type: 'drop' })
      return '/simulation'
    },
    press: ['Remove all', 'Remove all'],
    key: 'Enter',
    done: [async ({ control }) => (await control.faults.list()).data, []],
    lands: 'API faults',
  },
  {
    name: 'deletes a snapshot',
    async given(_, control) {
      await control.snapshots.save('before-lunch')
      return '/simulation'
    },
    press: ['Delete before-lunch', 'Delete'],
    key: 'Enter',
    done: [async ({ control }) => (await control.snapshots.list()).data, []],
    lands: 'Snapshots',
  },
]

async function press(page: Page, button: Locator, key: Action['key']): Promise<void> {
  await button.focus()
  await page.keyboard.press(key)
}

/** What has the focus, by its words; `nothing` where that is the body, `elsewhere` beyond the content of the page. */
function focused(): string {
  const element = document.activeElement
  if (!element || element === document.body) return 'nothing'
  return element.closest('#content') ? (element.textContent ?? '').trim() : 'elsewhere'
}

async function keepsFocus(page: Page, sandbox: ConsoleSandbox, action: Action): Promise<void> {
  await action.before?.(page)
  const [first, second] = action.press
  const control = page.getByRole('button', { name: first, exact: true })

  await press(page, control, action.key)
  if (second !== undefined) {
    const dialog = page.getByRole('dialog')
    await press(page, dialog.getByRole('button', { name: second, exact: true }), action.key)
    await dialog.waitFor({ state: 'detached' })
  }

  await control.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(focused), { message: action.name }).toMatch(action.lands)
  if (action.done) expect(await action.done[0](sandbox), action.name).toEqual(action.done[1])
}

const namesOf = (actions: readonly Action[]) => actions.map(({ name }) => name).join(', ')

describe('by keyboard alone', () => {
  test(`one ${namesOf(ofCharges)}, and the focus is not lost`, async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await openConsole(page, sandbox)
    await page.getByText('Live', { exact: true }).waitFor()

    for (const action of ofCharges) {
      const path = await action.given(sandbox, controlOf(sandbox))
      await page.getByRole('link', { name: 'Charges', exact: true }).click()
      const id = path.split('/charges/')[1]
      if (id !== undefined) await page.getByRole('link', { name: id }).click()
      await keepsFocus(page, sandbox, action)
    }
  })

  test.for([
    ['/webhooks', namesOf(ofWebhooks), ofWebhooks],
    ['/simulation', namesOf(ofSimulation), ofSimulation],
  ] as const)(
    'on %s one %s, and the focus is not lost',
    async ([path, , actions], { page, startSandbox }) => {
      const sandbox = await startSandbox({ outcome: 'manual' })
      await openConsole(page, sandbox, path)
      await page.getByText('Live', { exact: true }).waitFor()

      for (const action of actions) {
        await action.given(sandbox, controlOf(sandbox))
        await keepsFocus(page, sandbox, action)
      }
    },
  )

  test('one moves the clock on and reads all that fired', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'successful', after: '5s' })
    for (let made = 0; made < 15; made++) await shopOf(sandbox).charge()
    await openConsole(page, sandbox, '/simulation')

    await press(page, page.getByRole('button', { name: '+1 hour' }), 'Enter')
    const more = page.getByRole('button', { name: 'Show more' })
    await press(page, more, 'Enter')

    await more.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(focused)).toMatch(/1 hour/)
    expect(await page.getByRole('cell', { name: /The payer answered/ }).count()).toBe(15)
  })

  test('one takes back a condition of a rule; leaves a question unanswered, and is back at what asked it', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    await openConsole(page, sandbox, '/simulation')
    const rule = page.getByRole('form', { name: 'New rule' })

    await press(page, rule.getByRole('button', { name: 'Add metadata' }), 'Enter')
    const name = rule.getByLabel('Name 1')
    await press(page, rule.getByRole('button', { name: /^Remove/ }), 'Space')

    await name.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(focused)).toBe('Metadata')

    await press(page, page.getByRole('button', { name: 'Reset account' }), 'Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(focused)).toBe('Reset account')
  })
})

describe('what somebody else does', () => {
  test('takes the button away, but not the focus', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    const { id } = await shopOf(sandbox).charge()
    await openConsole(page, sandbox, `/charges/${id}`)
    await page.getByText('Live', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Pay', exact: true }).focus()

    await sandbox.control.charges.setOutcome(id, { outcome: 'successful' })

    await expect.poll(() => page.evaluate(focused)).toBe('What happens next?')
  })

  test('takes away what asked a question, but not the focus of who leaves that', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()
    await sandbox.control.rules.add({ outcome: 'failed' })
    await openConsole(page, sandbox, '/simulation')
    await page.getByText('Live', { exact: true }).waitFor()
    await press(page, page.getByRole('button', { name: 'Remove all' }), 'Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()

    await controlOf(sandbox).rules.clear()
    await page.getByText('There are no rules').waitFor()
    await page.keyboard.press('Escape')

    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(focused)).toBe('Outcome rules')
  })

  test('leaves alone who has the focus nowhere', async ({ page, startSandbox }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    const { id } = await shopOf(sandbox).charge()
    await openConsole(page, sandbox, `/charges/${id}`)
    await page.getByText('Live', { exact: true }).waitFor()
    const pay = page.getByRole('button', { name: 'Pay', exact: true })
    await pay.focus()
    await pay.blur()

    await sandbox.control.charges.setOutcome(id, { outcome: 'successful' })

    await pay.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(focused)).toBe('nothing')
  })
})
