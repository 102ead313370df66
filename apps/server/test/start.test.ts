import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandbox } from '@omise-sandbox/sandbox'
import { describe, expect, it } from 'vitest'
import { welcome } from '../src/start/welcome.ts'
import { beginInProcess, runInProcess, startInProcess } from './in-process.ts'
import { call, form, type Ready, run, said, start } from './run.ts'

/** Asks for the same again and again, and resolves when all has been answered. */
async function askOnOneConnection(
  { url, secretKey }: Ready,
  path: string,
  times: number,
): Promise<void> {
  const { hostname, host, port } = new URL(url)
  const authorization = `Basic ${btoa(`${secretKey}:`)}`
  const socket = connect(Number(port), hostname)
  const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${authorization}\r\n\r\n`
  socket.write(request.repeat(times))
  const start = 'HTTP/1.1 '
  let answers = 0
  let rest = ''
  for await (const text of socket.setEncoding('latin1')) {
    // An answer may begin in one piece and go on in the next.
    const parts = `${rest}${text}`.split(start)
    answers += parts.length - 1
    if (answers >= times) return
    rest = parts.at(-1)?.slice(1 - start.length) ?? ''
  }
}

describe('the first screen of start', () => {
  it.each(['TH', 'SG'])(
    'has a charge that can be pasted, by each method of %s',
    async (country) => {
      await using sandbox = await createSandbox({ country, barcodeRules: 'strict' })
      await sandbox.listen()

      for (const method of (await sandbox.control.methods.list()).data) {
        const screen = welcome({
          ...{ sandbox, payers: 'it is paid', wire: '2020-07', method, hasConsole: false },
          ...{ adminToken: undefined, privateKey: undefined, authorityFile: undefined },
        })
        const fields = [...screen.matchAll(/-d "([^"]+)"/g)].map(([, field = '']) => field)
        const body = new URLSearchParams(fields.join('&'))
        const answer = await call(sandbox, '/charges', { method: 'POST', body })

        expect(answer.headers.get('X-Sandbox-Hint')).toBeNull()
        expect(await answer.json()).toMatchObject({
          object: 'charge',
          currency: method.currency,
          source: { type: method.source_type },
        })
      }
    },
  )
})

describe('omise-sandbox start', () => {
  it('says in its first line where it is and with what, and serves a payment in real time', async () => {
    await using server = await start(['--after', '20ms'])
    const { ready } = server

    const charge = (await (
      await call(ready, '/charges', { method: 'POST', body: form })
    ).json()) as { id: string; status: string }
    const waited = await call(ready, `/__sandbox/wait?charge=${charge.id}&status=successful`)

    expect(ready).toEqual({
      event: 'ready',
      pid: server.child.pid,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      secretKey: 'skey_test_sandbox',
      publicKey: 'pkey_test_sandbox',
      webhookSecret: expect.any(String),
      console: `${ready.url}/__sandbox/ui`,
    })
    expect(charge.status).toBe('pending')
    expect(waited.status).toBe(200)
  })

  it('says in a file too that it is ready, to its user alone, and takes the file away when it stops', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'omise-sandbox-')), 'ready.json')
    await writeFile(file, '{"pid":1}')
    const server = await startInProcess(['--ready-file', file])

    const line = await readFile(file, 'utf8')
    const { mode } = await stat(file)
    server.child.kill('SIGTERM')
    await server.ended

    expect(JSON.parse(line)).toEqual({ ...server.ready, pid: process.pid })
    expect([line.at(-1), mode & 0o777]).toEqual(['\n', 0o600])
    await expect(readFile(file)).rejects.toThrow('ENOENT')
  })

  it('exits 2 with a sentence where the ready file cannot be written', async () => {
    const { code, stderr, stdout } = await runInProcess([
      'start',
      '--port',
      '0',
      '--ready-file',
      '/none/ready.json',
    ])

    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(
      '--ready-file /none/ready.json cannot be written (ENOENT). Name a file in a folder that is there and yours.',
    )
  })

  it('ends with 130 when it is interrupted, and has the same webhook secret after a restart', async () => {
    const server = await start()
    server.child.kill('SIGINT')
    const { code } = await server.ended
    await using again = await startInProcess()

    expect(code).toBe(130)
    expect(again.ready.webhookSecret).toBe(server.ready.webhookSecret)
  })

  it('finishes the webhook under way when it is stopped, and exits 0', async () => {
    const server = await start(['--outcome', 'manual'])
    const stopping = new Promise<void>((resolve) => {
      server.child.stdout?.on('data', (chunk) => {
        if (String(chunk).includes('SIGTERM received')) resolve()
      })
    })
    let answered = false
    const receiver = createServer(async (_request, response) => {
      server.child.kill('SIGTERM')
      await stopping
      answered = true
      response.end()
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const { port } = receiver.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/`
    await call(server.ready, '/__sandbox/webhooks', {
      method: 'PUT',
      body: JSON.stringify({ url }),
    })
    await call(server.ready, '/charges', { method: 'POST', body: form })

    const { code, stdout } = await server.ended
    receiver.close()

    // The answer came after the signal, and the server was still there to record it.
    expect(answered).toBe(true)
    expect(stdout.slice(stdout.indexOf('SIGTERM received'))).toContain('"state":"delivered"')
    expect(code).toBe(0)
  })

  it('drains for a while after a signal: it goes on serving, says that it is not ready, then ends', async () => {
    const server = await startInProcess(['--outcome', 'manual', '--drain-time', '1s'])
    const draining = said(server.child, 'stdout', 'draining for 1 s')
    server.child.kill('SIGTERM')
    await draining

    const charge = await call(server.ready, '/charges', { method: 'POST', body: form })
    const readiness = await call(server.ready, '/readyz')
    const { code } = await server.ended

    expect([charge.status, charge.headers.get('connection')]).toEqual([200, 'close'])
    expect(readiness.status).toBe(503)
    expect(code).toBe(0)
    await expect(call(server.ready, '/healthz')).rejects.toThrow('fetch failed')
  })

  it('ends at once when it is told to a second time, though it drains', async () => {
    const server = await start(['--drain-time', '10m'])
    const draining = said(server.child, 'stdout', 'draining for 600 s')
    server.child.kill('SIGTERM')
    await draining
    const exited = new Promise((resolve) =>
      server.child.once('exit', (_code, signal) => resolve(signal)),
    )

    server.child.kill('SIGINT')

    expect(await exited).toBe('SIGINT')
  })

  it('serves on when whoever read its log has gone', async () => {
    await using server = await start(['--outcome', 'manual'])
    server.child.stdout?.destroy()

    for (let count = 0; count < 3; count++) {
      expect((await call(server.ready, '/charges')).status).toBe(200)
    }
  })

  it('ends when it is stopped though nobody reads its log', async () => {
    const server = await start(['--outcome', 'manual'])
    server.child.stdout?.pause()
    // As long as the log repeats it: as few requests as possible fill what nobody reads.
    const path = `/charges?${'x'.repeat(480)}=1`
    await askOnOneConnection(server.ready, path, 2000)
    const exited = new Promise((resolve) => server.child.once('exit', resolve))
    server.child.kill('SIGTERM')

    expect(await exited).toBe(0)
  })

  it('shows a person where it is, the keys and a curl to paste', async () => {
    const { child, ended } = beginInProcess(['--port', '0', '--after', '5s'])
    await said(child, 'stdout', 'Ctrl-C')
    child.kill('SIGTERM')
    const { stdout } = await ended

    expect(stdout).toMatch(/omise-sandbox is ready at http:\/\/127\.0\.0\.1:\d+/)
    for (const part of [
      'skey_test_sandbox',
      'pkey_test_sandbox',
      'webhook secret',
      '/__sandbox/ui',
      'curl http',
      'source[barcode]',
      '5s',
    ]) {
      expect(stdout).toContain(part)
    }
  })

  it('off loopback makes an admin token, shows it, and closes the control API without it', async () => {
    await using server = await startInProcess(['--host', '0.0.0.0'])
    const { adminToken = '', url } = server.ready
    const local = { ...server.ready, url: url.replace('0.0.0.0', '127.0.0.1') }

    expect(server.ready.warning).toMatch(/must be hard to guess: use one such as skey_test_\w{24},/)
    expect((await call(local, '/__sandbox/clock')).status).toBe(401)
    expect(
      (await call(local, '/__sandbox/clock', { headers: { 'X-Sandbox-Admin-Token': adminToken } }))
        .status,
    ).toBe(200)
    const charges = await call(local, '/charges')
    expect(charges.status).toBe(200)
    expect(charges.headers.get('strict-transport-security')).toContain('max-age')
  })

  it('exits 3 with a sentence when the port is in use', async () => {
    await using server = await startInProcess()
    const { port } = new URL(server.ready.url)

    const { code, stderr } = await run(['start', '--port', port]).ended

    expect(code).toBe(3)
    expect(stderr).toBe(
      `Port ${port} is in use. Stop what listens there, or choose another with --port (0 picks a free one).\n`,
    )
  })

  it.each([
    [['start', '--prot', '1'], /unknown option '--prot'/],
    [['start', '--port', '70000'], /from 0 to 65535/],
    [['start', '--outcome', 'payed'], /--outcome cannot be "payed"\. Use one of: successful,/],
    [['start', '--after', '2'], /--after cannot be "2"\. Use a whole number and a unit/],
    [['start', '--default-store', 'BJ'], /an id, a colon and a name/],
    [['start', 'now'], /too many arguments/],
    [['stat'], /There is no command "stat"\. Did you mean start\?/],
    [['nope', '--help'], /There is no command "nope"\.\nRun omise-sandbox --help/],
    [['clock', 'nope', '--help'], /There is no command "clock nope"/],
    [['start', '--seed', '1', '--seed', '2'], /--seed is given more than once\. Give it once/],
    [['clock', 'now', '--json', '--json'], /--json is given more than once/],
    [['start', '--clock', 'virtual', '--start-at', '2025'], /--start-at cannot be "2025"/],
    [['chargs', 'list'], /Did you mean charges\?/],
    [['start', '--log-format', 'xml'], /--log-format cannot be "xml"\. Use one of: text, json/],
  ])('%j exits 2 with a sentence and no stack', async (args, message) => {
    const { code, stderr, stdout } = await runInProcess(args)

    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(stdout).toBe('')
  })

  it('flags beat the environment', async () => {
    await using server = await startInProcess(['--after', '20ms'], {
      OMISE_SANDBOX_OUTCOME: 'failed',
      OMISE_SANDBOX_FAILURE_CODE: 'payment_rejected',
      OMISE_SANDBOX_AFTER: '1h',
    })
    const charge = (await (
      await call(server.ready, '/charges', { method: 'POST', body: form })
    ).json()) as { id: string }

    const waited = await call(server.ready, `/__sandbox/wait?charge=${charge.id}`)

    expect(((await waited.json()) as { charge: object }).charge).toMatchObject({
      status: 'failed',
      failure_code: 'payment_rejected',
    })
  })

  it('reads its flags from a file, which flags and environment beat', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-'))
    const file = join(folder, 'config.json')
    await writeFile(
      file,
      JSON.stringify({
        outcome: 'failed',
        'failure-code': 'payment_rejected',
        after: '1h',
        'strict-headers': true,
      }),
    )
    await using server = await startInProcess(['--config', file, '--after', '20ms'], {
      OMISE_SANDBOX_FAILURE_CODE: 'payment_cancelled',
    })
    const made = await call(server.ready, '/charges', { method: 'POST', body: form })
    const { id } = (await made.json()) as { id: string }

    const waited = await call(server.ready, `/__sandbox/wait?charge=${id}`)

    expect(((await waited.json()) as { charge: object }).charge).toMatchObject({
      failure_code: 'payment_cancelled',
    })
    expect([...made.headers.keys()].join()).not.toContain('x-sandbox')
  })

  it.each([
    ['{"colour":"red"}', 'has "colour", which is no setting. Use: port, host,'],
    ['{"port":"x"}', 'cannot be "x". Use a whole number from 0 to 65535'],
    ['{"log-format":"xml"}', 'cannot be "xml". Use one of: text, json.'],
    ['[1]', 'is not a JSON object of settings'],
    ['{', 'is not a JSON object of settings'],
  ])('a file that holds %s exits 2 with a sentence', async (text, message) => {
    const file = join(await mkdtemp(join(tmpdir(), 'omise-sandbox-')), 'config.json')
    await writeFile(file, text)

    const { code, stderr } = await runInProcess(['start', '--config', file])

    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('logs each request and webhook in one line, without key, secret or barcode', async () => {
    const server = await startInProcess(['--outcome', 'manual'])
    await call(server.ready, '/charges', { method: 'POST', body: form })
    server.child.kill('SIGTERM')
    const { stdout, stderr } = await server.ended

    const lines = stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line))
    expect(lines[0]).toMatchObject({
      event: 'request',
      method: 'POST',
      path: '/charges',
      status: 200,
    })
    expect(stdout.slice(stdout.indexOf('\n')) + stderr).not.toMatch(/skey|1234567890|webhookSecret/)
  })
})
