import { createRequire } from 'node:module'
import { jest } from '@jest/globals'
import { WebhookError } from '@omise-sandbox/webhooks'
import { test } from 'omise-sandbox/jest'
import { charge } from '../runners/charge.js'

jest.setTimeout(20_000)
// Required and imported in one file, it is the same.
if (createRequire(import.meta.url)('@omise-sandbox/webhooks').WebhookError !== WebhookError) {
  throw new Error('There are two of WebhookError.')
}

test('a charge is declined', async ({ sandbox }) => {
  const { id } = await charge(sandbox)
  await sandbox.control.clock.advance('2s')

  expect((await sandbox.control.timeline.get(id)).status).toBe('failed')
})

test('another test has an account of its own', async ({ sandbox }) => {
  expect((await sandbox.control.requests.list()).total).toBe(0)
})
