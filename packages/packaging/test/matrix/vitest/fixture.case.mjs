import { test } from 'omise-sandbox/vitest'
import { expect } from 'vitest'
import { charge } from '../runners/charge.js'

test('a charge is declined', async ({ sandbox }) => {
  const { id } = await charge(sandbox)
  await sandbox.control.clock.advance('2s')

  expect((await sandbox.control.timeline.get(id)).status).toBe('failed')
})

test('another test has an account of its own', async ({ sandbox }) => {
  expect((await sandbox.control.requests.list()).total).toBe(0)
})
