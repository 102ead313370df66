import assert from 'node:assert/strict'
import { test } from 'omise-sandbox/node-test'
import { charge } from './charge.js'

test('a charge is declined', async ({ sandbox }) => {
  const { id } = await charge(sandbox)
  await sandbox.control.clock.advance('2s')

  assert.equal((await sandbox.control.timeline.get(id)).status, 'failed')
})

test('expects a payment that does not come', async ({ sandbox }) => {
  const { id } = await charge(sandbox)
  await sandbox.control.clock.advance('2s')

  assert.equal((await sandbox.control.timeline.get(id)).status, 'successful')
})

test('waits for a payment that does not come', { timeout: 200 }, async ({ sandbox, t }) => {
  assert.equal(t.name, 'waits for a payment that does not come')
  await charge(sandbox)
  await new Promise(() => {})
})
