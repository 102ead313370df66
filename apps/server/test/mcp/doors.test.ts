import type { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandbox } from '../../src/create-sandbox.ts'
import { basic, openAgent, overHttp, overStdio } from './agent.ts'

const adminToken = 'token-of-the-test'

let sandbox: Awaited<ReturnType<typeof createSandbox>>

beforeAll(async () => {
  sandbox = await createSandbox({ adminToken, webhookHosts: ['127.0.0.1'] })
  await sandbox.listen()
})
afterAll(() => sandbox.close())

const admitted = { ...basic('skey_test_doors'), 'X-Sandbox-Admin-Token': adminToken }
const ping = { jsonrpc: '2.0', id: 1, method: 'ping' }

function post(headers: Readonly<Record<string, string>>, body: object = ping): Promise<Response> {
  return fetch(`${sandbox.url}/__sandbox/mcp`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify(body),
  })
}

it('MCP over HTTP is guarded as the control API is', async () => {
  const refusals = [
    await post(basic('skey_test_doors')),
    await post({ 'X-Sandbox-Admin-Token': adminToken }),
    await post({ ...admitted, ...basic('pkey_test_doors') }),
    await post({ ...admitted, Origin: 'http://shop.example' }),
    await post(admitted, { id: 1 }),
    await post({ ...admitted, Accept: 'application/json' }),
  ]

  expect(refusals.map(({ status }) => status)).toEqual([401, 401, 401, 403, 400, 406])
  for (const refusal of refusals) {
    expect(await refusal.json()).toHaveProperty('remedy', expect.stringMatching(/\w+/))
  }
  expect((await post(admitted)).status).toBe(200)
  const stream = await fetch(`${sandbox.url}/__sandbox/mcp`, { headers: admitted })
  expect(stream.status).toBe(405)
})

it('over HTTP an agent works with the admin token, and cannot have webhooks sent where they may not go', async () => {
  await using agent = await openAgent(overHttp(sandbox.url, admitted))

  expect(await agent.tool('list_charges')).toEqual({ total: 0, charges: [] })
  expect(await agent.refusal('certify_receiver', { url: 'http://10.0.0.1/hook' })).toContain(
    'Run omise-sandbox certify',
  )
})

it('each refusal of a tool says what to do', async () => {
  await using agent = await openAgent(overHttp(sandbox.url, admitted))

  expect({
    tool: await agent.refusal('advance_clok'),
    missing: await agent.refusal('advance_clock'),
    unknown: await agent.refusal('advance_clock', { by: '2s', for: '1s' }),
    value: await agent.refusal('decide_charge', { charge: 'chrg_test_x', outcome: 'payed' }),
    absent: await agent.refusal('show_charge', { charge: 'chrg_test_x' }),
    operation: await agent.refusal('run_operation', { operation: 'addRule' }),
    document: await agent.refusal('read_documentation', { document: 'simulat' }),
    account: await agent.refusal('make_account', { name: 'Shop 1' }),
    method: await agent.refusal('create_charge', { method: 'cash' }),
  }).toEqual({
    tool: expect.stringContaining('Did you mean advance_clock?'),
    missing: expect.stringContaining('advance_clock lacks "by". Add it.'),
    unknown: expect.stringContaining('Use: by, full, account.'),
    value: expect.stringContaining('Use one of: successful, failed, expired, manual.'),
    absent: expect.stringContaining('give account'),
    operation: expect.stringContaining('Use add_rule.'),
    document: expect.stringContaining('Did you mean simulate.md?'),
    account: expect.stringContaining('Use 1 to 64 of 0-9 and a-z'),
    method: expect.stringContaining('Use one of: barcode_alipay'),
  })
})

it('the guide names every document, and each is served', async () => {
  const guide = await (await fetch(`${sandbox.url}/llms.txt`)).text()
  const whole = await (await fetch(`${sandbox.url}/llms-full.txt`)).text()
  const links = [...guide.matchAll(/\]\((\/__sandbox\/docs\/[^)]+)\)/g)].map(([, path]) => path)

  expect(links).toContain('/__sandbox/docs/receive.md')
  for (const path of new Set(links)) {
    const text = await (await fetch(`${sandbox.url}${path}`)).text()
    expect(text).toMatch(/^# /)
    expect(whole).toContain(text.slice(0, 500))
  }
  expect((await fetch(`${sandbox.url}/__sandbox/docs/none.md`)).status).toBe(404)
})

it('the command serves tools, resources and prompts on its standard streams, and tells no key', async () => {
  const file = process.env.TURBO_HASH ? '../../dist/main.js' : '../../src/main.ts'
  const main = fileURLToPath(new URL(file, import.meta.url))
  const flags = ['--url', sandbox.url, '--key', 'skey_test_stdio', '--admin-token', adminToken]
  const transport = overStdio(main, ['mcp', ...flags])
  const written = textOf(transport)
  await using agent = await openAgent(transport)
  const { client } = agent

  const { id } = await agent.tool<{ id: string }>('create_charge')
  const read = async (path: string) => {
    const { contents } = await client.readResource({ uri: `omise-sandbox://${path}` })
    return (contents[0] as { text: string }).text
  }
  const listed = await client.listResources()
  const { prompts } = await client.listPrompts()
  const prompt = await client.getPrompt({
    name: 'explain_failed_charge',
    arguments: { charge: id },
  })

  expect(listed.resources.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['fidelity.md', 'glossary.md', 'openapi/omise']),
  )
  expect(await read(`timelines/stdio/${id}`)).toContain('POST /charges')
  expect(await read('documents/fidelity.md/Refunds')).toContain('at most 15 refunds')
  expect(await read('openapi/omise/createCharge')).toContain('"operationId"')
  await expect(read('openapi/omise/createCharg')).rejects.toThrow('Did you mean createCharge?')
  expect(prompts.map(({ name }) => name)).toEqual(['add_webhook_handling', 'explain_failed_charge'])
  expect(JSON.stringify(prompt.messages)).toContain(id)
  expect(written()).toBe('')
})

function textOf({ stderr }: StdioClientTransport): () => string {
  let text = ''
  ;(stderr as PassThrough).on('data', (piece) => {
    text += String(piece)
  })
  return () => text
}
