import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Scene, scenes } from '../guide/scenes.ts'
import { axeViolations } from './browser/accessibility.ts'
import { test } from './browser/browser-test.ts'
import { openConsole } from './console.ts'
import { openReceiver } from './receiver.ts'
import { shopOf } from './shop.ts'
import { byTurns } from './sizes.ts'

interface FurtherScene extends Scene {
  /** What the browser says of it on its console. */
  readonly error?: RegExp
}

/** What the guide has no picture of. */
const furtherScenes: readonly FurtherScene[] = [
  {
    name: 'charge-failed',
    after: 'charge-pending',
    async show({ sandbox, page }) {
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      await sandbox.controlOf('skey_test_qa').charges.setOutcome(id, { outcome: 'failed' })
      await page.getByText('failed_processing').first().waitFor()
    },
  },
  {
    name: 'charge-expired',
    async show({ sandbox, page }) {
      const { id } = await shopOf(sandbox).charge()
      await sandbox.control.charges.setOutcome(id, { outcome: 'expired' })
      await openConsole(page, sandbox, `/charges/${id}`)
      await page.getByRole('heading', { name: 'Timeline' }).waitFor()
    },
  },
  {
    name: 'charges-none-found',
    after: 'charges',
    async show({ page }) {
      await page.getByRole('searchbox').fill('chrg_test_0')
      await page.getByRole('link', { name: 'chrg_test_0' }).waitFor()
    },
  },
  {
    name: 'not-found',
    async show({ sandbox, page }) {
      await openConsole(page, sandbox, '/nowhere')
      await page.getByRole('heading', { name: 'No such page' }).waitFor()
    },
  },
  {
    name: 'components',
    async show({ sandbox, page }) {
      await openConsole(page, sandbox, '/components')
      await page.getByRole('heading', { name: 'Components' }).waitFor()
    },
  },
  {
    name: 'components-dialog',
    after: 'components',
    async show({ page }) {
      await page.getByRole('button', { name: 'Open a dialog' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'problems',
    after: 'simulation',
    async show({ page }) {
      await page.getByLabel('What goes wrong').selectOption({ value: 'latency' })
      const rule = page.getByRole('form', { name: 'New rule' })
      await rule.getByRole('button', { name: 'Add metadata' }).click()
      await rule.getByRole('button', { name: 'Add rule' }).click()
      await rule.getByRole('alert').waitFor()
    },
  },
  {
    name: 'dialog-reset',
    after: 'problems',
    async show({ page }) {
      await page.getByRole('button', { name: 'Reset account' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'dialog-signing-off',
    after: 'webhooks',
    async show({ page }) {
      await page.getByRole('button', { name: 'Turn signing off' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'till-refund-refused',
    after: 'till-paid',
    error: /status of 400/,
    async show({ page }) {
      await page.getByLabel('Amount to give back, in baht').fill('9999')
      await page.getByRole('button', { name: 'Refund', exact: true }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'till-lost-answer',
    error: /net::ERR_/,
    async show({ sandbox, page }) {
      await sandbox.control.faults.add({ on: 'POST /charges', type: 'reset-before-commit' })
      await openConsole(page, sandbox, '/till')
      await page.getByLabel('Amount in baht').fill('4000')
      await page.keyboard.press('Enter')
      await page.getByLabel('The payer’s code').fill('280000000000000000')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Charge again' }).waitFor()
    },
  },
]

interface Look {
  readonly name: string
  take(page: Page): Promise<void>
}

const looks: readonly Look[] = [
  {
    name: 'in light colours',
    async take(page) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 1280, height: 800 })
    },
  },
  {
    name: 'in dark colours on a narrow phone',
    async take(page) {
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize({ width: 360, height: 740 })
    },
  },
]

const all = [...scenes, ...furtherScenes].map((scene: FurtherScene, row) => ({
  ...scene,
  looks: byTurns(looks, row),
}))

type SeenScene = (typeof all)[number]

/** A scene, and all that go on from it. */
function walkFrom(scene: SeenScene): readonly SeenScene[] {
  return [scene, ...all.filter(({ after }) => after === scene.name).flatMap(walkFrom)]
}

const walks = all
  .filter(({ after }) => after === undefined)
  .map((first) => {
    const walk = walkFrom(first)
    const seen = walk.map(
      (scene) => `${scene.name} ${scene.looks.map(({ name }) => name).join(' and ')}`,
    )
    return { walk, seen: seen.join(', ') }
  })

describe('axe finds nothing serious', () => {
  test.for(walks)('on $seen', async ({ walk }, { page, guard, startSandbox }) => {
    for (const { error } of walk) if (error) guard.expectError(error)
    await using receiver = await openReceiver(() => ({ status: 500 }))
    const sandbox = await startSandbox({ outcome: 'manual', demo: 12 })

    for (const { name, show, looks: shown } of walk) {
      await show({ sandbox, page, receiver: receiver.url })
      for (const look of shown) {
        await look.take(page)
        expect(await axeViolations(page), `${name} ${look.name}`).toEqual([])
      }
    }
  })
})
