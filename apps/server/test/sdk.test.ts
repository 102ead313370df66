import { spawn } from 'node:child_process'
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createSandbox, type Sandbox } from '@omise-sandbox/sandbox'
import { describe, expect, it } from 'vitest'
import { openTrust } from '../src/start/certificate-authority.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const register = new URL('../src/register.ts', import.meta.url).href

/** What every process is told, and nothing of the sandbox. */
const { PATH, NODE_COMPILE_CACHE } = process.env
const machine = { PATH, ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) }

interface Run {
  readonly args?: readonly string[]
  readonly env: Record<string, string>
}

/** Runs the integration to its end, letting its first charge be paid when it asks for that. */
async function integrate(sandbox: Sandbox, { args = [], env }: Run): Promise<unknown> {
  const child = spawn(process.execPath, [...args, at('./sdk/omise-node.cjs')], {
    env: {
      ...machine,
      OMISE_SECRET_KEY: sandbox.secretKey,
      OMISE_PUBLIC_KEY: sandbox.publicKey,
      ...env,
    },
  })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  let integrated: Record<string, unknown> = {}
  for await (const line of createInterface({ input: child.stdout })) {
    integrated = JSON.parse(line) as Record<string, unknown>
    if ('created' in integrated) continue
    await sandbox.control.charges.setOutcome(String(integrated.pay), { outcome: 'successful' })
    child.stdin.write('paid\n')
  }
  if (!('created' in integrated)) throw new Error(errors)
  return integrated
}

const expected = {
  source: 'unknown',
  created: 'pending',
  retrieved: true,
  listed: 1,
  updated: 'Table 7',
  expired: 'expired',
  pay: expect.stringMatching(/^chrg_test_/),
  paid: 'successful',
  refund: 1_000,
  refundRetrieved: true,
  refunds: 1,
  events: [
    'charge.create',
    'charge.update',
    'charge.create',
    'charge.expire',
    'charge.complete',
    'refund.create',
  ],
  account: 'account',
  balance: 391_938,
  capability: 'barcode_alipay',
  found: 1,
  transactions: 2,
  refused: 'amount must be greater than or equal to 2000 (thb subunits)',
  captured: 'failed_capture',
}

describe("Omise's Node SDK, unmodified and with its default hosts", () => {
  it('works through the preload, over the https it insists on', async () => {
    await using sandbox = await createSandbox({ outcome: 'manual' })
    const { url } = await sandbox.listen()

    const integrated = await integrate(sandbox, {
      args: ['--import', register],
      env: { OMISE_SANDBOX_URL: url },
    })

    expect(integrated).toEqual(expected)
  })

  it('works through http_proxy, with OMISE_SCHEME=http', async () => {
    await using sandbox = await createSandbox({ outcome: 'manual' })
    const { url } = await sandbox.listen()

    const integrated = await integrate(sandbox, { env: { http_proxy: url, OMISE_SCHEME: 'http' } })

    expect(integrated).toEqual(expected)
  })
})

describe('https by a local authority', () => {
  it('serves the SDK through its proxy with nothing else set, and http on the same port', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-'))
    const { tls, authorityFile } = await openTrust(folder)
    await using sandbox = await createSandbox({ outcome: 'manual' })
    const { url } = await sandbox.listen({ tls })

    const integrated = await integrate(sandbox, {
      env: { http_proxy: url, NODE_EXTRA_CA_CERTS: authorityFile },
    })

    expect(integrated).toEqual(expected)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it('keeps its authority, and keeps its key from others', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-'))
    const first = await openTrust(folder)
    const kept = await readFile(first.authorityFile, 'utf8')

    const second = await openTrust(folder)

    expect(await readFile(second.authorityFile, 'utf8')).toBe(kept)
    expect((await stat(join(folder, 'ca-key.pem'))).mode & 0o077).toBe(0)
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toContain('ca-key.pem\n')
  })

  it('leaves a .gitignore alone that is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-'))
    await writeFile(join(folder, '.gitignore'), 'mine\n')

    await openTrust(folder)

    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('mine\n')
  })
})

describe('the preload', () => {
  const program = (code: string) => ['--import', register, '--input-type=module', '--eval', code]

  async function output(args: readonly string[], url: string): Promise<string> {
    const child = spawn(process.execPath, args, {
      env: { ...machine, OMISE_SANDBOX_URL: url },
    })
    let text = ''
    for await (const chunk of child.stdout) text += chunk
    return text.trim()
  }

  it('takes fetch, https and http to the sandbox', async () => {
    await using sandbox = await createSandbox()
    const { url } = await sandbox.listen()
    const code = `
      import https from 'node:https'
      import http from 'node:http'
      const headers = { authorization: 'Basic ' + btoa('${sandbox.publicKey}:'), connection: 'close' }
      const status = (get, url) => new Promise((resolve) => get(url, { headers }, (r) => { r.resume(); resolve(r.statusCode) }))
      console.log(
        (await fetch('https://api.omise.co/capability', { headers })).status,
        await status(https.get, 'https://vault.omise.co/capability'),
        await status(http.get, 'http://api.omise.co/capability'),
      )`

    expect(await output(program(code), url)).toBe('200 200 200')
  })

  it('lets no other host of omise.co be reached, and says so', async () => {
    const code = `await fetch('https://dashboard.omise.co/').catch((e) => console.log(e.message, e.cause?.message ?? ''))`

    expect(await output(program(code), 'http://127.0.0.1:9')).toContain(
      'does not let dashboard.omise.co be reached',
    )
  })
})

describe('CONNECT', () => {
  it('to another host is refused, naming those it leads to', async () => {
    await using sandbox = await createSandbox()
    const { port } = await sandbox.listen()
    const { connect } = await import('node:net')
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'),
      )
      socket.on('data', (chunk) => {
        text += chunk
      })
      socket.on('close', () => resolve(text))
    })

    expect(answer).toContain('403 Forbidden')
    expect(answer).toContain('api.omise.co and vault.omise.co only')
  })
})
