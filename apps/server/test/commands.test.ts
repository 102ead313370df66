import type { Wire } from '@omise-sandbox/api'
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

describe('charges', () => {
  it('are listed newest first, in baht', async () => {
    const { charge, command } = anAccount(server.ready)
    const first = await charge()
    const second = await charge({ amount: '2050' })

    const { code, stdout, stderr } = await command('charges', 'list')

    const [head, ...rows] = stdout.trimEnd().split('\n')
    expect(head).toMatch(/^CHARGE +STATUS +THB +STORE +CREATED +FAILURE$/)
    expect(rows).toEqual([
      expect.stringMatching(RegExp(`^${second.id}  pending    20.50  BJ_ZZ_001  ${utc}$`)),
      expect.stringMatching(RegExp(`^${first.id}  pending  4000.00  BJ_ZZ_001  ${utc}$`)),
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it('are listed as many as wanted, and those of one status', async () => {
    const { charge, command, json } = anAccount(server.ready)
    const paid = await charge()
    const pending = await charge()
    await command('charges', 'pay', paid.id)
    const ids = (charges: readonly Wire['Charge'][]) => charges.map(({ id }) => id)

    expect(ids(await json('charges', 'list', '--limit', '1'))).toEqual([pending.id])
    expect(ids(await json('charges', 'list', '--status', 'successful'))).toEqual([paid.id])
    expect(await json('charges', 'list', '--status', 'failed')).toEqual([])
  })

  it('of none says so beside the data', async () => {
    const { command } = anAccount(server.ready)

    expect(await command('charges', 'list')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'There are none.\n',
    })
  })

  it('show one, with its story', async () => {
    const { charge, command, json } = anAccount(server.ready)
    const { id } = await charge({ description: 'Table\u001B[2J 7' })
    await command('charges', 'fail', id, '--code', 'insufficient_balance')

    const { stdout } = await command('charges', 'show', id)

    expect(stdout).toMatch(
      RegExp(`^charge +${id}\nstatus +failed\namount +THB 4000.00\nmethod +barcode_alipay\n`),
    )
    expect(stdout).toMatch(/^store +BJ_ZZ_001, Some Store$/m)
    expect(stdout).toMatch(/^failure +insufficient_balance: /m)
    // What would clear the screen cannot.
    expect(stdout).toContain('description  Table [2J 7\n')
    expect(stdout).toMatch(/\nAT +KIND +WHAT\n/)
    expect(stdout).toMatch(/ transition +failed/)
    expect(await json('charges', 'show', id)).toMatchObject({ object: 'charge', id })
  })

  it('do what is decided for their payers', async () => {
    const { charge, command, json } = anAccount(server.ready)
    const [one, two, three] = [await charge(), await charge(), await charge()]

    expect((await command('charges', 'pay', one.id)).stdout).toBe(
      `${one.id}  successful  THB 4000.00\n`,
    )
    expect(await json('charges', 'fail', two.id, '--code', 'payment_rejected')).toMatchObject({
      status: 'failed',
      failure_code: 'payment_rejected',
    })
    expect((await command('charges', 'expire', three.id)).stdout).toContain('  expired  ')
  })

  it('do it later, where that is said', async () => {
    const { charge, command } = anAccount(server.ready)
    const { id } = await charge()
    await command('clock', 'freeze')

    const decided = await command('charges', 'pay', id, '--after', '5s')
    await command('clock', 'advance', '5s')

    expect(decided).toEqual({
      code: 0,
      stdout: `${id}  pending  THB 4000.00\n`,
      stderr: "It becomes successful in 5s on the account's clock.\n",
    })
    expect((await command('charges', 'list')).stdout).toContain('  successful  ')
  })

  it('that are final stay so, which exits 1 and says what to do', async () => {
    const { charge, command } = anAccount(server.ready)
    const { id } = await charge()
    await command('charges', 'pay', id)

    expect(await command('charges', 'expire', id)).toEqual({
      code: 1,
      stdout: '',
      stderr: `Charge ${id} is successful, and stays so.\nMake a new charge.\n`,
    })
  })
})

describe('events', () => {
  it('are listed newest first, of all charges or of one', async () => {
    const { charge, command, json } = anAccount(server.ready)
    const { id } = await charge()
    await command('charges', 'pay', id)
    const other = await charge()

    const { stdout } = await command('events', 'list')
    const ofOne = await json<Wire['Event'][]>('events', 'list', '--charge', id)

    const rows = stdout.trimEnd().split('\n').slice(1)
    expect(rows.map((row) => row.split(/ +/).slice(1, 3))).toEqual([
      ['charge.create', other.id],
      ['charge.complete', id],
      ['charge.create', id],
    ])
    expect(ofOne.map(({ key }) => key)).toEqual(['charge.complete', 'charge.create'])
  })

  it('of a charge that is not there are refused', async () => {
    const { code, stderr } = await anAccount(server.ready).command(
      ...['events', 'list', '--charge', 'chrg_test_no'],
    )

    expect(code).toBe(1)
    expect(stderr).toContain('charge chrg_test_no was not found')
  })
})

describe('commands that show money', () => {
  it('show it in the currency of the charge', async () => {
    const { set, command, json } = anAccount(server.ready)
    await set({ country: 'MY' })
    await command('trigger', 'refund.create', '--amount', '2050')
    const [{ id } = { id: '' }] = await json<Wire['Charge'][]>('charges', 'list')

    const outputs = await Promise.all([
      command('charges', 'list'),
      command('charges', 'show', id),
      command('timeline', id),
      command('timeline', id, '--markdown'),
      command('wait', id),
    ])

    const [list = '', show = '', story = '', markdown = '', waited = ''] = outputs.map(
      ({ stdout }) => stdout,
    )
    expect(list).toMatch(/^CHARGE +STATUS +MYR +STORE/)
    expect(list).toMatch(/ successful {2}20\.50 {2}/)
    expect(show).toMatch(/^amount +MYR 20\.50$/m)
    expect(show).toMatch(/^refunded +MYR 20\.50$/m)
    expect(story).toMatch(/^chrg_\w+ of MYR 20\.50 is successful/)
    expect(story).toContain('refunded MYR 20.50')
    expect(markdown).toContain(': successful, MYR 20.50, seen at')
    expect(waited).toMatch(RegExp(`^${id}  successful  MYR 20.50\n`))
    expect(outputs.map(({ stdout }) => stdout).join('')).not.toContain('THB')
  })
})

describe('timeline', () => {
  it('tells a story as text, Markdown or JSON', async () => {
    const { charge, command, json } = anAccount(server.ready)
    const { id } = await charge()

    const text = await command('timeline', id)
    const markdown = await command('timeline', id, '--markdown')

    expect(text.stdout).toMatch(RegExp(`^${id} of THB 4000.00 is pending, seen at ${utc}.\n\nAT `))
    expect(text.stdout).toMatch(/ event +charge.create\n/)
    expect(markdown.stdout).toContain('| --- |')
    expect(await json('timeline', id)).toMatchObject({ charge: id, status: 'pending' })
  })
})

describe('wait', () => {
  it('prints the charge when it is final', async () => {
    const { charge, command, begin } = anAccount(server.ready)
    const { id } = await charge()
    const waiting = begin('wait', id, '--deliveries', '--timeout', '20s')
    await command('charges', 'pay', id)

    expect(await waiting.ended).toEqual({
      code: 0,
      stdout: `${id}  successful  THB 4000.00\n`,
      stderr: '',
    })
  })

  it('exits 124 when that does not come in time, and 1 when it cannot come', async () => {
    const { charge, command } = anAccount(server.ready)
    const { id } = await charge()

    const late = await command('wait', id, '--timeout', '10ms')
    await command('charges', 'pay', id)
    const never = await command('wait', id, '--status', 'failed')

    expect(late).toMatchObject({ code: 124, stdout: '' })
    expect(late.stderr).toContain(`Charge ${id} is pending, not final, after 10ms.\nNext is `)
    expect(never.code).toBe(1)
  })
})

describe('clock', () => {
  it('is frozen, set, scaled, and reset', async () => {
    const { command, json } = anAccount(server.ready)

    expect((await command('clock', 'freeze', '2026-01-01T00:00:00Z')).stdout).toBe(
      '2026-01-01T00:00:00Z  frozen\n',
    )
    expect((await command('clock', 'set', '2027-01-01T00:00:00Z')).stdout).toBe(
      '2027-01-01T00:00:00Z  frozen\n',
    )
    expect((await command('clock', 'scale', '0.5')).stdout).toMatch(
      /^2027-01-01T\S+ {2}running 0.5 times as fast as wall time\n$/,
    )
    expect((await command('clock', 'reset')).stdout).toMatch(RegExp(`^${utc}  running\n$`))
    expect(await json('clock', 'now')).toMatchObject({ mode: 'running', scale: 1 })
  })

  it('is moved on, telling what was done', async () => {
    const { charge, command } = anAccount(server.ready)
    await command('clock', 'freeze')
    const { id } = await charge()

    const { stdout } = await command('clock', 'advance', '25h')
    const quiet = await command('clock', 'advance', '1h')

    expect(stdout).toMatch(
      RegExp(`^AT +TASK +CHARGE +EVENT\n${utc}  charge-expires  ${id}\n\n${utc}  frozen\n$`),
    )
    expect(quiet.stdout).toMatch(RegExp(`^${utc}  frozen\n$`))
  })
})
