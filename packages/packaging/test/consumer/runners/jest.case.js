const { createServer } = require('node:http')
const { createClient } = require('@omise-sandbox/client')
const { createControlClient, ControlRefusal } = require('@omise-sandbox/client/control')
const { constructEvent, WebhookError } = require('@omise-sandbox/webhooks')
const { createSandbox, OptionError } = require('omise-sandbox')
const { test: sandboxTest } = require('omise-sandbox/jest')
const { charge } = require('./charge.js')

const source = {
  type: 'barcode_alipay',
  barcode: '1234567890',
  store_id: 'BJ_ZZ_001',
  store_name: 'Some Store',
}

test('a payment is made and its webhook verified', async () => {
  const sandbox = await createSandbox({ clock: 'virtual', startAt: new Date().toISOString() })
  const { url } = await sandbox.listen()
  const { secretKey, webhookSecret } = sandbox
  const events = []
  const receiver = createServer(async (request, response) => {
    const body = []
    for await (const chunk of request) body.push(chunk)
    events.push(constructEvent(Buffer.concat(body), request.headers, webhookSecret))
    response.end()
  })
  await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const control = createControlClient({ url, secretKey })
  await control.webhooks.update({ url: `http://127.0.0.1:${receiver.address().port}/hook` })

  const client = createClient({ baseUrl: url, secretKey })
  const { id } = await client.charges.create({ amount: 400_000, currency: 'THB', source })
  await control.clock.advance('2s')
  await sandbox.settled()

  expect((await client.charges.get(id)).status).toBe('successful')
  expect(events.map(({ key }) => key)).toEqual(['charge.create', 'charge.complete'])
  receiver.close()
  await sandbox.close()
})

test('what is thrown is of the classes that are required', async () => {
  const sandbox = await createSandbox()
  const { url } = await sandbox.listen()
  const control = createControlClient({ url, secretKey: sandbox.secretKey })

  expect(() => constructEvent('{}', {}, '')).toThrow(WebhookError)
  await expect(control.rules.add({ outcome: 'payed' })).rejects.toThrow(ControlRefusal)
  await expect(createSandbox({ after: 'soon' })).rejects.toThrow(OptionError)
  await sandbox.close()
})

sandboxTest('a charge is declined', async ({ sandbox }) => {
  const { id } = await charge(sandbox)
  await sandbox.control.clock.advance('2s')

  expect((await sandbox.control.timeline.get(id)).status).toBe('failed')
})

sandboxTest('expects a payment that does not come', async ({ sandbox }) => {
  const { id } = await charge(sandbox)
  await sandbox.control.clock.advance('2s')

  expect((await sandbox.control.timeline.get(id)).status).toBe('successful')
})

sandboxTest(
  'waits for a payment that does not come',
  async ({ sandbox }) => {
    await charge(sandbox)
    await new Promise(() => {})
  },
  200,
)
