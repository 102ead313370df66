import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ControlWire, Wire } from '@omise-sandbox/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAccount } from './account.ts'
import { startInProcess } from './in-process.ts'

let server: Awaited<ReturnType<typeof startInProcess>>

// Each test has an account of its own there, which is as good as a server of its own.
beforeAll(async () => {
  server = await startInProcess(['--outcome', 'manual'])
})

afterAll(() => server[Symbol.asyncDispose]())

const utc = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ'

describe('reset', () => {
  it('empties the account', async () => {
    const { charge, command, json } = anAccount(server.ready)
    await charge()

    expect(await command('reset')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'The account is empty.\n',
    })
    expect(await json('charges', 'list')).toEqual([])
  })
})

describe('snapshots', () => {
  it('are kept, listed, brought back and deleted', async () => {
    const { charge, command, json } = anAccount(server.ready)
    const { id } = await charge()

    const saved = await command('snapshot', 'save', 'before')
    await command('reset')
    const listed = await command('snapshot', 'list')
    const restored = await command('snapshot', 'restore', 'before')
    const charges = await json<Wire['Charge'][]>('charges', 'list')
    const deleted = await command('snapshot', 'delete', 'before')

    expect(saved.stdout).toMatch(RegExp(`^before  ${utc}  1 charge\n$`))
    expect(listed.stdout).toMatch(RegExp(`^NAME +AT +CHARGES\nbefore  ${utc} +1\n$`))
    expect(restored.stdout).toBe(saved.stdout)
    expect(charges.map((one) => one.id)).toEqual([id])
    expect(deleted.stderr).toBe('The snapshot "before" is deleted.\n')
    expect(await json('snapshot', 'list')).toEqual([])
  })
})

describe('state', () => {
  it('goes through a file into another account', async () => {
    const [from, to] = [anAccount(server.ready), anAccount(server.ready)]
    const { id } = await from.charge()
    const file = join(await mkdtemp(join(tmpdir(), 'omise-sandbox-')), 'state.json')

    const written = await from.command('state', 'export', file)
    const read = await to.command('state', 'import', file)

    expect(written).toEqual({ code: 0, stdout: '', stderr: `The state is kept in ${file}.\n` })
    expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('format')
    expect(read).toEqual({ code: 0, stdout: '', stderr: `The account is as ${file} says.\n` })
    expect(await to.json('charges', 'list')).toMatchObject([{ id }])
  })

  it('is exported without what is not for others', async () => {
    const { charge, command } = anAccount(server.ready)
    await charge()

    const whole = JSON.parse((await command('state', 'export')).stdout)
    const { stdout } = await command('state', 'export', '--redact')

    const { secret } = whole.data.account.settings.webhooks
    expect(secret).toMatch(/^[\w+/]{40,}=*$/)
    expect(stdout).not.toContain(secret)
    expect(stdout).toMatch(/"barcode":"\*{4}\d{4}"/)
  })

  it('goes through pipes', async () => {
    const [from, to] = [anAccount(server.ready), anAccount(server.ready)]
    const { id } = await from.charge()

    const { stdout } = await from.command('state', 'export', '-')
    const reading = to.beginProcess('state', 'import', '-')
    reading.child.stdin.end(stdout)

    expect((await reading.ended).code).toBe(0)
    expect(await to.json('charges', 'list')).toMatchObject([{ id }])
  })

  it.each([
    ['', 'is not a JSON object'],
    ['[1]', 'is not a JSON object: [1]\nUse what omise-sandbox state export has written.'],
  ])('of a file that holds %j exits 2', async (text, message) => {
    const file = join(await mkdtemp(join(tmpdir(), 'omise-sandbox-')), 'state.json')
    await writeFile(file, text)

    const { code, stderr } = await anAccount(server.ready).command('state', 'import', file)

    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  it('of a file that is not there, or cannot be, exits 2', async () => {
    const { command } = anAccount(server.ready)

    expect(await command('state', 'import', '/no/such/file')).toMatchObject({
      code: 2,
      stderr: '/no/such/file cannot be read (ENOENT). Name a file that exists.\n',
    })
    expect(await command('state', 'export', '/no/such/file')).toMatchObject({
      code: 2,
      stderr: '/no/such/file cannot be written (ENOENT). Name a file that can be.\n',
    })
  })
})

describe('rules', () => {
  it('are added, listed, taken away one by one and all', async () => {
    const { command, json } = anAccount(server.ready)
    const rule = { match: { store_id: 'S1' }, outcome: 'failed', after: '5s', times: 3 }

    const first = await command('rules', 'add', JSON.stringify(rule))
    await command('rules', 'add', '{"outcome":"manual"}')
    const { stdout } = await command('rules', 'list')
    const removed = await command('rules', 'remove', first.stdout.trim())
    const left = await json<ControlWire['Rule'][]>('rules', 'list')
    const cleared = await command('rules', 'clear')

    expect(stdout).toMatch(/^RULE +ORDER +MATCH +OUTCOME +USED +LEFT +EXPIRES\n/)
    expect(stdout).toMatch(/ {"store_id":"S1"} +failed failed_processing after 5s +0 +3 +-\n/)
    expect(removed.stderr).toBe(`The rule ${first.stdout.trim()} is gone.\n`)
    expect(left).toMatchObject([{ outcome: 'manual' }])
    expect(cleared.stderr).toBe('There are no rules.\n')
    expect(await json('rules', 'list')).toEqual([])
  })

  it('that are no JSON, or no rules, exit 2', async () => {
    const { command } = anAccount(server.ready)

    expect(await command('rules', 'add', '{outcome: failed}')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'The rule is not a JSON object: {outcome: failed}\n' +
        'Use one such as {"match":{"store_id":"BJ_ZZ_001"},"outcome":"failed","times":3}\n',
    })
    expect(await command('rules', 'add', '{"outcome":"payed"}')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"payed"'),
    })
  })
})

describe('faults', () => {
  it('are added, listed, taken away one by one and all', async () => {
    const { command, json } = anAccount(server.ready)
    const fault = { on: 'POST /charges', type: 'status', status: 503, times: 1 }

    const first = await command('faults', 'add', JSON.stringify(fault))
    await command('faults', 'add', '{"on":"webhook","type":"drop"}')
    const { stdout } = await command('faults', 'list')
    const removed = await command('faults', 'remove', first.stdout.trim())
    const left = await json<ControlWire['Fault'][]>('faults', 'list')
    await command('faults', 'clear')

    expect(stdout).toMatch(/^FAULT +ON +TYPE +WITH +PROBABILITY +USED +LEFT +EXPIRES\n/)
    expect(stdout).toMatch(/ POST \/charges +status +{"status":503} +1 +0 +1 +-\n/)
    expect(removed.code).toBe(0)
    expect(left).toMatchObject([{ on: 'webhook', type: 'drop' }])
    expect(await json('faults', 'list')).toEqual([])
  })

  it('that are no JSON exit 2', async () => {
    const { code, stderr } = await anAccount(server.ready).command('faults', 'add', 'drop')

    expect(code).toBe(2)
    expect(stderr).toContain('The fault is not a JSON object: drop\nUse one such as {"on":')
  })
})
