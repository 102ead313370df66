import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aForeignServer } from './gates/foreign-servers.ts'
import { beginInProcess, runInProcess, startInProcess } from './in-process.ts'
import { run } from './run.ts'

/** A program that is no sandbox. */
function another(status: number, text: string) {
  return aForeignServer((_request, response) => {
    response.writeHead(status, { 'Content-Type': 'text/html' }).end(text)
  })
}

async function freeUrl(): Promise<string> {
  await using gone = await another(200, '')
  return gone.url
}

async function aFile(value: object): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'omise-sandbox-')), 'config.json')
  await writeFile(file, JSON.stringify(value))
  return file
}

describe('commands that talk to a sandbox', () => {
  it('exit 4 when there is none, saying where it was looked for and what to do', async () => {
    const url = await freeUrl()

    for (const args of [['clock', 'now'], ['charges', 'list'], ['healthcheck']]) {
      expect(await runInProcess([...args, '--url', url])).toEqual({
        code: 4,
        stdout: '',
        stderr: `No sandbox can be reached at ${url} (ECONNREFUSED). Start it with omise-sandbox start, or name its address with --url.\n`,
      })
    }
  })

  it('exit 1 when something else listens there, saying what it answered', async () => {
    await using other = await another(200, '<html>Hello')

    for (const args of [
      ['clock', 'now'],
      ['charges', 'list'],
    ]) {
      const { code, stderr } = await runInProcess([...args, '--url', other.url])

      expect(code).toBe(1)
      expect(stderr).toContain('was answered with status 200, text/html, "<html>Hello"')
      expect(stderr).not.toMatch(/\n\s+at /)
    }
  })

  it('take where it is and whose account from flags, which beat the environment', async () => {
    await using server = await startInProcess(['--admin-token', 'open-sesame'])
    const env = {
      OMISE_SANDBOX_URL: 'http://127.0.0.1:9',
      OMISE_SANDBOX_KEY: 'pkey_test_wrong',
      OMISE_SANDBOX_ADMIN_TOKEN: 'wrong',
    }
    const flags = ['--url', server.ready.url, '--key', 'skey_test_other']

    const refused = await runInProcess(['clock', 'now', ...flags], env)
    const answered = await runInProcess(
      ['clock', 'now', ...flags, '--admin-token', 'open-sesame'],
      env,
    )

    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/wants its admin token\.\nSend X-Sandbox-Admin-Token/)
    expect(answered.code).toBe(0)
  })

  it('end quietly when whoever read them has gone', async () => {
    const { child, ended } = run(['openapi'])
    child.stdout.destroy()

    expect(await ended).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it.each([
    [['clock', 'now', '--url', 'localhost:1'], /The url cannot be "localhost:1"/],
    [['clock', 'now', '--key', ''], /The secret key is empty/],
    [['clock', 'scale', 'fast'], /Use a number: 60/],
    [['clock'], /Commands:/],
    [['charges', 'list', '--limit', '0'], /from 1 to 100/],
    [['charges', 'list', '--status', 'payed'], /Allowed choices are pending, successful/],
    [['charges', 'show'], /Run omise-sandbox charges show --help/],
    [['openapi', 'stripe'], /Allowed choices are omise, sandbox/],
    [['reset', 'all'], /too many arguments/],
  ])('%j exits 2 with a sentence and no stack', async (args, message) => {
    const { code, stdout, stderr } = await runInProcess(args)

    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(stdout).toBe('')
  })

  it('do not mind a configuration of start that makes no sense', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-'))
    await writeFile(join(folder, 'omise-sandbox.config.json'), '{"colour":"red"}')

    expect((await run(['openapi'], {}, { cwd: folder }).ended).code).toBe(0)
    expect((await run(['config', 'print'], {}, { cwd: folder }).ended).code).toBe(2)
  })
})

describe('healthcheck', () => {
  it('exits 0 when the sandbox is ready', async () => {
    await using server = await startInProcess()

    expect(await runInProcess(['healthcheck', '--url', server.ready.url])).toEqual({
      code: 0,
      stdout: `The sandbox at ${server.ready.url} is ready.\n`,
      stderr: '',
    })
  })

  it.each([
    [503, '{"title":"Not ready"}'],
    [200, '<html>'],
  ])('exits 1 when it is answered %i and %s', async (status, text) => {
    await using other = await another(status, text)

    const { code, stderr } = await runInProcess(['healthcheck', '--url', other.url])

    expect(code).toBe(1)
    expect(stderr).toContain(`is not ready: /readyz answered ${status}`)
  })

  it('waits for a sandbox that starts later, where it is told to', async () => {
    const url = await freeUrl()
    const { port } = new URL(url)

    const { ended } = beginInProcess(['healthcheck', '--url', url, '--wait', '30s'])
    await using _server = await startInProcess(['--port', port])

    expect(await ended).toMatchObject({ code: 0, stdout: `The sandbox at ${url} is ready.\n` })
  })

  it('waits no longer than it is told to for an answer that does not come', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`

    const { code, stderr } = await runInProcess(['healthcheck', '--url', url, '--wait', '200ms'])
    silent.closeAllConnections()
    silent.close()

    expect(code).toBe(124)
    expect(stderr).toContain(`No sandbox was ready at ${url} in time: late`)
  })

  it('exits 124 where none is ready in time, and says why', async () => {
    const url = await freeUrl()

    const { code, stderr } = await runInProcess(['healthcheck', '--url', url, '--wait', '300ms'])

    expect(code).toBe(124)
    expect(stderr).toContain(`No sandbox was ready at ${url} in time: No sandbox can be reached`)
  })
})

describe('openapi', () => {
  it.each([
    [[], '/charges'],
    [['omise'], '/charges'],
    [['sandbox'], '/__sandbox/clock'],
  ])('%j prints the document with no server', async (args, path) => {
    const { code, stdout } = await runInProcess(['openapi', ...args])

    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ openapi: '3.1.0', paths: { [path]: {} } })
  })
})

describe('config print', () => {
  it('says what start would run with, and where each value comes from', async () => {
    const file = await aFile({ after: '1h', outcome: 'failed', 'allow-host': ['a.test'] })
    const env = { OMISE_SANDBOX_OUTCOME: 'expired', OMISE_SANDBOX_WIRE: '2025-03', PORT: '9000' }
    const args = ['config', 'print', '--config', file, '--wire', '2020-07']

    const { stdout, code } = await runInProcess([...args, '--https'], env)

    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((row) => row.split(/ {2,}/))
    expect(rows).toContainEqual(['FLAG', 'VALUE', 'FROM'])
    expect(rows).toContainEqual(['port', '9000', 'env PORT'])
    expect(rows).toContainEqual(['host', 'localhost', 'default'])
    expect(rows).toContainEqual(['after', '1h', `file ${file}`])
    expect(rows).toContainEqual(['outcome', 'expired', 'env OMISE_SANDBOX_OUTCOME'])
    expect(rows).toContainEqual(['wire', '2020-07', 'flag'])
    expect(rows).toContainEqual(['https', 'yes', 'flag'])
    expect(rows).toContainEqual(['strict-headers', 'no', 'default'])
    expect(rows).toContainEqual(['allow-host', 'a.test', `file ${file}`])
    expect(rows).toContainEqual(['allow-private-webhooks', 'yes', 'default'])
    expect(rows).toContainEqual(['failure-code', '-', 'default'])
    expect(code).toBe(0)
  })

  it('prints an object with --json, and an admin token never', async () => {
    const store = ['--default-store', 'BJ_ZZ_001:Some Store']
    const args = ['config', 'print', '--json', '--port', '1', '--admin-token', 'sesame', ...store]

    const { stdout } = await runInProcess(args)

    expect(stdout).not.toContain('sesame')
    expect(JSON.parse(stdout)).toMatchObject({
      port: { value: 1, from: 'flag' },
      'admin-token': { value: 'set', from: 'flag' },
      'default-store': { value: { id: 'BJ_ZZ_001', name: 'Some Store' }, from: 'flag' },
      seed: { value: null, from: 'default' },
    })
  })

  it('says that off loopback a token is made, and webhooks are kept from private networks', async () => {
    const { stdout } = await runInProcess(['config', 'print', '--json', '--host', '0.0.0.0'])

    expect(JSON.parse(stdout)).toMatchObject({
      'admin-token': { value: 'made at start', from: 'default' },
      'allow-private-webhooks': { value: false, from: 'default' },
    })
  })

  it('refuses what start refuses', async () => {
    const file = await aFile({ json: true })

    const { code, stderr } = await runInProcess(['config', 'print', '--config', file])

    expect(code).toBe(2)
    expect(stderr).toContain('has "json", which is no setting. Use: port, host,')
  })
})
