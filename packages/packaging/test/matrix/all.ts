import { createClient } from '@omise-sandbox/client'
import { ControlRefusal, createControlClient } from '@omise-sandbox/client/control'
import { given } from '@omise-sandbox/contracts'
import { constructEvent, WebhookError, type WebhookEvent } from '@omise-sandbox/webhooks'
import { createSandbox, OptionError, type Sandbox } from 'omise-sandbox'
import { test as jestTest } from 'omise-sandbox/jest'
import { test as nodeTest } from 'omise-sandbox/node-test'
import { test as playwrightTest } from 'omise-sandbox/playwright'

const event: WebhookEvent = constructEvent('', {}, '')
export const id: string = event.id
export async function advance(): Promise<unknown> {
  const sandbox: Sandbox = await createSandbox({ clock: 'virtual' })
  return sandbox.control.clock.advance('2s')
}
export const client = createClient({
  secretKey: '',
  baseUrl: '',
  fetch: (input, init) => fetch(input, init),
})
export const control = createControlClient({ secretKey: '', url: '' })
export const errors = [WebhookError, OptionError, ControlRefusal, given]
nodeTest('a title', async ({ sandbox, t }) => `${sandbox.url} ${t.name}`)
jestTest.only('a title', ({ sandbox }) => sandbox.settled(), 100)
playwrightTest('a title', async ({ sandbox }) => sandbox.settled())
// @ts-expect-error There is no such clock.
createSandbox({ clock: 'broken' })
