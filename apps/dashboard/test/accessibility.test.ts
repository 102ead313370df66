import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Scene, scenes } from '../guide/scenes.ts'
import { axeViolations } from './browser/accessibility.ts'
import { test } from './browser/browser-test.ts'
import { openConsole } from './console.ts'
import { openReceiver } from './receiver.ts'
import { shopOf } from './shop.ts'
import { byTurns } from './sizes.ts'

const paidOnTill = sceneOf('till-paid')

interface FurtherScene extends Scene {
  /** What the browser says of it on its console. */
  readonly error?: RegExp
}

/** What the guide has no picture of. */
const furtherScenes: readonly FurtherScene[] = [
  ...(['failed', 'expired'] as const).map((outcome) => ({
    name: `charge-${outcome}`,
    async show({ sandbox, context }: Parameters<Scene['show']>[0]) {
      const { id } = await shopOf(sandbox).charge()
      await sandbox.control.charges.setOutcome(id, { outcome })
      const page = await context.newPage()
      await openConsole(page, sandbox, `/charges/${id}`)
      await page.getByRole('heading', { name: 'Timeline' }).waitFor()
      return page
    },
  })),
  {
    name: 'charges-none-found',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox)
      await page.getByRole('searchbox').fill('chrg_test_0')
      await page.getByRole('link', { name: 'chrg_test_0' }).waitFor()
      return page
    },
  },
  {
    name: 'not-found',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox, '/nowhere')
      await page.getByRole('heading', { name: 'No such page' }).waitFor()
      return page
    },
  },
  {
    name: 'dialog-reset',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox, '/simulation')
      await page.getByRole('button', { name: 'Reset account' }).click()
      await page.getByRole('dialog').waitFor()
      return page
    },
  },
  {
    name: 'dialog-signing-off',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox, '/webhooks')
      await page.getByRole('button', { name: 'Turn signing off' }).click()
      await page.getByRole('dialog').waitFor()
      return page
    },
  },
  {
    name: 'problems',
    async show({ sandbox, context }) {
      const page = await context.newPage()
      await openConsole(page, sandbox, '/simulation')
      await page.getByLabel('What goes wrong').selectOption({ value: 'latency' })
      const rule = page.getByRole('form', { name: 'New rule' })
      await rule.getByRole('button', { name: 'Add metadata' }).click()
      await rule.getByRole('button', { name: 'Add rule' }).click()
      await rule.getByRole('alert').waitFor()
      return page
    },
  },
  {
    name: 'till-refund-refused',
    error: /status of 400/,
    async show(stage) {
      const page = await paidOnTill.show(stage)
      await page.getByLabel('Amount to give back, in baht').fill('9999')
      await page.getByRole('button', { name: 'Refund', exact: true }).click()
      await page.getByRole('alert').waitFor()
      return page
    },
  },
  {
    name: 'till-lost-answer',
    error: /net::ERR_/,
    async show({ sandbox, context }) {
      await sandbox.control.faults.add({ on: 'POST /charges', type: 'reset-before-commit' })
      const page = await context.newPage()
      await openConsole(page, sandbox, '/till')
      await page.getByLabel('Amount in baht').fill('4000')
      await page.keyboard.press('Enter')
      await page.getByLabel('The payer’s code').fill('280000000000000000')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Charge again' }).waitFor()
      return page
    },
  },
]

function sceneOf(name: string): Scene {
  const found = scenes.find((scene) => scene.name === name)
  if (!found) throw new Error(`There is no scene "${name}" in guide/scenes.ts.`)
  return found
}

interface Look {
  readonly name: string
  take(page: Page): Promise<void>
}

const looks: readonly Look[] = [
  { name: 'in light colours', async take() {} },
  {
    name: 'in dark colours on a narrow phone',
    async take(page) {
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize({ width: 360, height: 740 })
    },
  },
]

const rows = [...scenes, ...furtherScenes].map((scene: FurtherScene, row) => {
  const shown = byTurns(looks, row)
  return { ...scene, looks: shown, seen: shown.map(({ name }) => name).join(' and ') }
})

describe('axe finds nothing serious', () => {
  test.for(rows)(
    'on $name, $seen',
    async ({ show, error, looks: shown }, { context, guard, startSandbox }) => {
      if (error) guard.expectError(error)
      await using receiver = await openReceiver(() => ({ status: 500 }))
      const sandbox = await startSandbox({ outcome: 'manual', demo: 12 })

      const page = await show({ sandbox, context, receiver: receiver.url })

      for (const look of shown) {
        await look.take(page)
        expect(await axeViolations(page), look.name).toEqual([])
      }
    },
  )
})
