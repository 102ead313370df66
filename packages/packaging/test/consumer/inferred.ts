/** What a project may export without naming its type; compiled alone, as the compiler must find a name for each. */
import { createClient } from '@omise-sandbox/client'
import { createControlClient } from '@omise-sandbox/client/control'
import { given } from '@omise-sandbox/contracts'
import { constructEvent, type WebhookHeaders } from '@omise-sandbox/webhooks'
import { createSandbox } from 'omise-sandbox'
import { createTest } from 'omise-sandbox/vitest'

const options = { secretKey: 'skey_test_sandbox', url: 'http://127.0.0.1:8424' }

export const client = createClient({ secretKey: options.secretKey, baseUrl: options.url })
export const charges = () => client.charges.list()
export const eachEvent = () => client.events.each()
export const control = createControlClient(options)
export const state = () => control.state.export()
export const rules = () => control.rules.list()
export const timeline = () => control.timeline
export const sandbox = () => createSandbox()
export const listening = async () => (await createSandbox()).listen()
export const event = (body: string, headers: WebhookHeaders) => constructEvent(body, headers, '')
export const failed = given('a charge failed', { failure_code: 'insufficient_balance' })
export const manual = createTest({ outcome: 'manual' })
