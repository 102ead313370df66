import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { createClient } from '@omise-sandbox/client'
import { WebhookError } from '@omise-sandbox/webhooks'
import { createSandbox } from 'omise-sandbox'

/** A charge that is declined on the way that is given, and what must be one for import and require. */
const require = createRequire(import.meta.url)
assert.equal(require('@omise-sandbox/webhooks').WebhookError, WebhookError)
assert.equal(require('omise-sandbox').createSandbox, createSandbox)
assert.equal(require('@omise-sandbox/client').createClient, createClient)
const sandbox = await createSandbox({ clock: 'virtual' })
const { url } = await sandbox.listen()
const client = createClient({ baseUrl: url, secretKey: sandbox.secretKey })
const source = {
  type: 'barcode_alipay',
  barcode: '1234567890',
  store_id: 'BJ_ZZ_001',
  store_name: 'Some Store',
}
const { id } = await client.charges.create({ amount: 400_000, currency: 'THB', source })
await sandbox.control.clock.advance('2s')
assert.equal((await client.charges.get(id)).status, 'successful')
await sandbox.close()
process.stdout.write('paid\n')
