import assert from 'node:assert/strict'
import { createSandbox } from 'omise-sandbox'
import { charge } from './runners/charge.js'

describe('a till', () => {
  let sandbox
  before(async () => {
    sandbox = await createSandbox({ clock: 'virtual' })
    await sandbox.listen()
  })
  after(() => sandbox.close())

  it('charges a code', async () => {
    const { id } = await charge(sandbox)
    await sandbox.control.clock.advance('2s')
    assert.equal((await sandbox.control.timeline.get(id)).status, 'failed')
  })

  it('needs no socket', async () => {
    assert.equal((await sandbox.fetch('/healthz')).status, 200)
  })
})
