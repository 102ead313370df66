/** A payment from its barcode to its verified webhook, on the packages as they are installed; compiled and run. */
import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { delimiter, dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { type ChargeCreate, createClient } from '@omise-sandbox/client'
import { createControlClient } from '@omise-sandbox/client/control'
import { constructEvent, WebhookError, type WebhookEvent } from '@omise-sandbox/webhooks'
import { createSandbox, OptionError, type Sandbox, type SandboxOptions } from 'omise-sandbox'

const charge: ChargeCreate = {
  amount: 400_000,
  currency: 'THB',
  source: {
    type: 'barcode_alipay',
    barcode: '1234567890',
    store_id: 'BJ_ZZ_001',
    store_name: 'Some Store',
    terminal_id: 'T80001',
  },
}

async function pay(baseUrl: string, secretKey: string): Promise<string> {
  const { id, status } = await createClient({ baseUrl, secretKey }).charges.create(charge)
  assert.equal(status, 'pending')
  return id
}

/** In this process: time is moved, the webhook is sent and verified, and a forged one is refused. */
async function payInProcess(): Promise<void> {
  const options: SandboxOptions = { clock: 'virtual', seed: 1, startAt: new Date().toISOString() }
  const sandbox: Sandbox = await createSandbox(options)
  await sandbox.listen()
  const events: WebhookEvent[] = []
  const receiver = createServer(async (request, response) => {
    const body: Buffer[] = []
    for await (const chunk of request) body.push(chunk)
    events.push(constructEvent(Buffer.concat(body), request.headers, sandbox.webhookSecret))
    response.end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const { port } = receiver.address() as AddressInfo
  await sandbox.control.webhooks.update({ url: `http://127.0.0.1:${port}/hook` })

  const id = await pay(sandbox.url, sandbox.secretKey)
  await sandbox.control.clock.advance('2s')
  await sandbox.settled()

  const complete = events.find(({ key }) => key === 'charge.complete')
  assert.equal(complete?.data.id, id)
  assert.throws(() => constructEvent('{}', {}, sandbox.webhookSecret), WebhookError)
  await assert.rejects(createSandbox({ clock: 'virtual', after: 'soon' }), OptionError)
  receiver.close()
  await sandbox.close()
}

/** With the installed command, controlled over HTTP. */
async function payByCommand(): Promise<void> {
  const args = ['start', '--port', '0', '--log-format', 'json']
  const env = {
    ...process.env,
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  }
  const command = 'node_modules/.bin/omise-sandbox'
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface(child.stdout), 'line')
  const { url, secretKey } = JSON.parse(line)
  const health = await fetch(`${url}/healthz`)
  assert.equal(health.status, 200)
  const control = createControlClient({ url, secretKey })
  await control.clock.freeze()

  const id = await pay(url, secretKey)
  await control.clock.advance('2s')

  const { charge } = await control.wait({ charge: id, status: 'successful' })
  assert.equal(charge?.id, id)
  child.kill()
  await once(child, 'close')
}

await payInProcess()
await payByCommand()
