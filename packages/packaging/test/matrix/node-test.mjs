import assert from 'node:assert/strict'
import { test } from 'omise-sandbox/node-test'
import { charge } from './runners/charge.js'

test('a charge is declined', async ({ sandbox }) => {
  const { id } = await charge(sandbox)
  await sandbox.control.clock.advance('2s')

  assert.equal((await sandbox.control.timeline.get(id)).status, 'failed')
})

test('another test has an account of its own', async ({ sandbox }) => {
  assert.equal((await sandbox.control.requests.list()).total, 0)
})
