import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ControlWire, Wire } from '@omise-sandbox/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAccount } from './account.ts'
import { startInProcess } from './in-process.ts'
import { aReceiver, freeUrl } from './receiver.ts'

type Settings = ControlWire['WebhookSettings']
type Delivery = ControlWire['Delivery']
type Inbox = ControlWire['InboxMessage'][]

let server: Awaited<ReturnType<typeof startInProcess>>

// Each test has an account of its own there, which is as good as a server of its own.
beforeAll(async () => {
  server = await startInProcess(['--outcome', 'manual'])
})

afterAll(() => server[Symbol.asyncDispose]())

const utc = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ'

/** An account whose webhooks go somewhere. */
async function anAccountWith(url: string, settings: ControlWire['AccountSettingsUpdate'] = {}) {
  const account = anAccount(server.ready)
  await account.set(settings)
  await account.json('webhooks', 'update', '--url', url)
  return account
}

/** An account with a charge, whose `charge.create` came to the inbox. */
async function anAccountWithMail() {
  const account = await anAccountWith('sandbox:inbox')
  const { id } = await account.charge()
  await account.command('wait', id, '--status', 'pending', '--deliveries')
  return { ...account, id }
}

async function aFile(text: string | Uint8Array): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'omise-sandbox-')), 'file')
  await writeFile(file, text)
  return file
}

describe('webhooks', () => {
  it('show where they go, with the secret only where it is asked for', async () => {
    const { command, json } = anAccount(server.ready)

    const { code, stdout } = await command('webhooks', 'get')
    const masked = await json<Settings>('webhooks', 'get')
    const { secret } = await json<Settings>('webhooks', 'get', '--print-secret')

    expect(code).toBe(0)
    expect(stdout).toBe(
      [
        'url               none',
        'events            *',
        'retry policy      omise',
        'secret            ********',
        'standard headers  no',
        '',
      ].join('\n'),
    )
    expect(masked.secret).toBe('********')
    expect(secret).toMatch(/^[\w+/]{43}=$/)
  })

  it('are set, each setting by itself', async () => {
    const { json } = anAccount(server.ready)
    const secret = btoa('sixteen letters.')
    const set = (...flags: string[]) => json<Settings>('webhooks', 'update', ...flags)

    await set('--url', 'http://127.0.0.1:3000/hook', '--events', 'charge.create, refund.create')
    await set('--retry-policy', '{"waits":["1s","5s"]}', '--standard-headers')
    const all = await set('--secret', secret, '--print-secret')
    await set('--url', 'none', '--secret', 'none', '--retry-policy', 'fast-ci', '--events', '*')
    const none = await set('--no-standard-headers')

    expect(all).toMatchObject({
      url: 'http://127.0.0.1:3000/hook',
      events: ['charge.create', 'refund.create'],
      retry_policy: { waits: ['1s', '5s'], timeout: '10s' },
      standard_headers: true,
      secret,
    })
    expect(none).toMatchObject({
      url: null,
      events: ['*'],
      retry_policy: 'fast-ci',
      standard_headers: false,
      secret: null,
    })
  })

  it.each([
    [[], 'There is nothing to change. Name at least one of: --url, '],
    [['--retry-policy', 'always'], 'Use one of: omise, standard, fast-ci, or one such as {"waits"'],
    [['--retry-policy', '{waits}'], 'The retry policy is not a JSON object: {waits}'],
    [['--events', 'charge.paid'], 'There is no event "charge.paid". Use some of: *, charge.create'],
  ])('set with %j exit 2', async (flags, message) => {
    const { code, stdout, stderr } = await anAccount(server.ready).command(
      ...['webhooks', 'update', ...flags],
    )

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('that cannot be are refused by the sandbox', async () => {
    const { code, stderr } = await anAccount(server.ready).command(
      ...['webhooks', 'update', '--url', 'ftp://127.0.0.1/'],
    )

    expect(code).toBe(2)
    expect(stderr).toContain('"ftp:" is not http: or https:')
  })

  it('rotate their secret, keeping the one before for a while', async () => {
    const { command, json } = anAccount(server.ready)
    const before = await json<Settings>('webhooks', 'get', '--print-secret')

    const { stdout } = await command('webhooks', 'rotate-secret', '--overlap', '2h')
    const after = await json<Settings>('webhooks', 'get', '--print-secret')

    expect(stdout).toMatch(RegExp(`^previous secret +\\*+\nsigns until +${utc}$`, 'm'))
    expect(stdout).not.toContain(before.secret)
    expect(after.previous_secret).toBe(before.secret)
    expect(after.secret).not.toBe(before.secret)
  })
})

describe('deliveries', () => {
  it('are listed newest first, of all charges or of one, with what was answered', async () => {
    await using receiver = await aReceiver(({ body }) => ({
      status: body.includes('charge.create') ? 200 : 503,
    }))
    const { charge, command, json } = await anAccountWith(receiver.url)
    const { id } = await charge()
    await command('charges', 'pay', id)
    const other = await charge()
    await receiver.got(3)
    await command('wait', other.id, '--status', 'pending', '--deliveries')
    await command('wait', id, '--deliveries')

    const { stdout } = await command('deliveries', 'list')
    const ofOne = await json<Delivery[]>('deliveries', 'list', '--charge', id)
    const newest = await json<Delivery[]>('deliveries', 'list', '--limit', '1')

    const [head, ...rows] = stdout.trimEnd().split('\n')
    expect(head).toMatch(/^DELIVERY +TIME +STATE +KEY +URL +ATTEMPTS +LAST ANSWER$/)
    expect(rows.map((row) => row.split(/ {2,}/).slice(1))).toEqual([
      [expect.stringMatching(utc), 'delivered', 'charge.create', receiver.url, '1', 'answered 200'],
      [expect.stringMatching(utc), 'failed', 'charge.complete', receiver.url, '1', 'answered 503'],
      [expect.stringMatching(utc), 'delivered', 'charge.create', receiver.url, '1', 'answered 200'],
    ])
    expect(ofOne.map(({ charge }) => charge)).toEqual([id, id])
    expect(newest.map(({ charge }) => charge)).toEqual([other.id])
  })

  it('of none say so', async () => {
    const { command } = anAccount(server.ready)

    expect(await command('deliveries', 'list')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'There are none.\n',
    })
  })
})

describe('events resend and deliveries resend', () => {
  it('sends a delivery or an event again, and exits 0 when it arrived', async () => {
    await using receiver = await aReceiver()
    const { charge, command, json } = await anAccountWith(receiver.url)
    await charge()
    await receiver.got(1)
    const [event] = await json<Wire['Event'][]>('events', 'list')
    const [delivery] = await json<Delivery[]>('deliveries', 'list')

    const byEvent = await command('events', 'resend', event?.id ?? '')
    const byDelivery = await json<Delivery[]>('deliveries', 'resend', delivery?.id ?? '')

    expect(byEvent).toMatchObject({ code: 0, stderr: '' })
    expect(byEvent.stdout).toMatch(
      /^DELIVERY .*\nwhdl_.* delivered +charge.create .* answered 200\n$/,
    )
    expect(byDelivery).toMatchObject([{ id: delivery?.id, state: 'delivered' }])
    const bodies = (await receiver.got(3)).map(({ body }) => body)
    expect(new Set(bodies).size).toBe(1)
  })

  it('exits 1 with the last answer when it did not, though it had before', async () => {
    let status = 200
    await using receiver = await aReceiver(() => ({ status, body: 'no such\ntable' }))
    const { charge, command, json } = await anAccountWith(receiver.url)
    const { id: chargeId } = await charge()
    await command('wait', chargeId, '--status', 'pending', '--deliveries')
    const [delivery] = await json<Delivery[]>('deliveries', 'list')
    status = 500

    const { code, stdout, stderr } = await command('deliveries', 'resend', delivery?.id ?? '')

    expect(code).toBe(1)
    expect(stdout).toContain('answered 500')
    expect(stderr).toBe(
      `${delivery?.id} (charge.create) to ${receiver.url} is not delivered: answered 500: no such table\n`,
    )
  })

  it('of what there is not, or with no endpoint, exits 1 and says what to do', async () => {
    const { charge, command, json } = anAccount(server.ready)
    await charge()
    const [event] = await json<Wire['Event'][]>('events', 'list')

    const unknown = await command('events', 'resend', 'evnt_test_no')
    const nowhere = await command('events', 'resend', event?.id ?? '')

    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown.stderr).toContain('no delivery and no event "evnt_test_no"')
    expect(nowhere.code).toBe(1)
    expect(nowhere.stderr).toContain('the account has no endpoint')
  })
})

describe('deliveries recover', () => {
  it('sends again what failed or was dropped, since a time, or all', async () => {
    let status = 500
    await using receiver = await aReceiver(() => ({ status }))
    const { charge, command, json } = await anAccountWith(receiver.url)
    const { id } = await charge()
    await command('wait', id, '--status', 'pending', '--deliveries')

    const failed = await command('deliveries', 'recover')
    status = 200
    const later = await command('deliveries', 'recover', '--since', '2200-01-01T00:00:00Z')
    const recovered = await json<Delivery[]>('deliveries', 'recover')
    const nothing = await command('deliveries', 'recover')
    const all = await json<Delivery[]>('deliveries', 'recover', '--all')

    expect(failed.code).toBe(1)
    expect(failed.stderr).toContain('is not delivered: answered 500\n')
    expect(later).toEqual({ code: 0, stdout: '', stderr: 'There are none.\n' })
    expect(recovered).toMatchObject([{ charge: id, state: 'delivered' }])
    expect(nothing).toEqual({ code: 0, stdout: '', stderr: 'There are none.\n' })
    expect(all).toMatchObject([{ charge: id, state: 'delivered' }])
  })
})

describe('inbox', () => {
  it('lists what came, and whether its signature holds', async () => {
    const { id, command, json } = await anAccountWithMail()
    await command('faults', 'add', '{"on":"webhook","type":"corrupt-signature"}')
    await command('charges', 'pay', id)
    await command('wait', id, '--deliveries')

    const { code, stdout } = await command('inbox')

    const [head, ...rows] = stdout.trimEnd().split('\n')
    expect(code).toBe(0)
    expect(head).toMatch(/^TIME +KEY +CHARGE +SIGNATURE$/)
    expect(rows).toEqual([
      expect.stringMatching(RegExp(`^${utc}  charge.complete  ${id}  \\S+ .*\\.$`)),
      expect.stringMatching(RegExp(`^${utc}  charge.create    ${id}  holds$`)),
    ])
    expect(await json<Inbox>('inbox', '--limit', '1')).toMatchObject([{ key: 'charge.complete' }])
  })
})

describe('doctor', () => {
  it('finds nothing wrong with what is right, from a file or a pipe', async () => {
    const { beginProcess, command, json } = await anAccountWithMail()
    const [mail] = await json<Inbox>('inbox')
    const text = JSON.stringify({ body: mail?.body, headers: mail?.headers })
    const ways = [['doctor', '-'], ['doctor']].map((args) => beginProcess(...args))
    for (const { child } of ways) child.stdin.end(text)

    const { code, stdout, stderr } = await command('doctor', await aFile(text))

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(
      /^mistake {6}none\nexplanation {2}\S.*\nremedy {7}\S.*\nexpected {5}[0-9a-f]{64}\n$/,
    )
    for (const { ended } of ways) expect(await ended).toEqual({ code: 0, stdout, stderr })
  })

  it('names the mistake in what flags tell, and exits 1', async () => {
    const { command, json } = await anAccountWithMail()
    const [mail] = await json<Inbox>('inbox')
    const compact = await aFile(JSON.stringify(JSON.parse(mail?.body ?? '')))
    const headers = Object.entries(mail?.headers ?? {}).flatMap(([name, value]) => [
      ...['--header', `${name}: ${value}`],
    ])

    const byDelivery = await command(
      ...['doctor', '--delivery', mail?.delivery ?? '', '--body-file', compact],
    )
    const byHeaders = await command('doctor', '--body-file', compact, ...headers)
    const late = await command(
      ...['doctor', '--delivery', mail?.delivery ?? '', '--received-at', '2001-01-01T00:00:00Z'],
    )

    expect(byDelivery.code).toBe(1)
    expect(byDelivery.stdout).toMatch(/^mistake +reserialized-body\n/)
    expect(byHeaders).toEqual(byDelivery)
    expect(late.code).toBe(1)
    expect(late.stdout).toMatch(/^mistake +clock-skew\n/)
  })

  it('names the mistake in what was computed, as JSON too', async () => {
    const { command, json } = await anAccountWithMail()
    const [mail] = await json<Inbox>('inbox')
    const { stdout } = await command('doctor', '--delivery', mail?.delivery ?? '')
    const expected = /expected +(\w+)/.exec(stdout)?.[1] ?? ''

    const { code, stdout: diagnosis } = await command(
      ...['doctor', '--delivery', mail?.delivery ?? '', '--json'],
      ...['--computed', expected.toUpperCase()],
    )

    expect(code).toBe(1)
    expect(JSON.parse(diagnosis)).toMatchObject({ mistake: 'upper-case-signature', expected })
  })

  it('keeps each byte of a body, its byte order mark too, and refuses what is no UTF-8', async () => {
    const { command, json } = await anAccountWithMail()
    const [mail] = await json<Inbox>('inbox')
    const diagnose = (file: string) =>
      command('doctor', '--delivery', mail?.delivery ?? '', '--body-file', file)
    const marked = await aFile(`\uFEFF${mail?.body}`)
    const latin = await aFile(Uint8Array.of(0x7b, 0xe9, 0x7d))

    expect((await diagnose(await aFile(mail?.body ?? ''))).code).toBe(0)
    expect((await diagnose(marked)).code).toBe(1)
    expect(await diagnose(latin)).toMatchObject({
      code: 2,
      stderr: `${latin} is not UTF-8, which every webhook is. Keep the bytes as they came.\n`,
    })
  })

  it.each([
    [['/no/such/file'], '/no/such/file cannot be read (ENOENT).'],
    [['--header', 'Omise-Signature'], "Use one such as 'Omise-Signature: 1a2b…'."],
  ])('with %j exits 2', async (args, message) => {
    const { code, stderr } = await anAccount(server.ready).command('doctor', ...args)

    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('trigger', () => {
  it.each([
    ['charge.create', 'pending'],
    ['charge.complete', 'successful'],
    ['charge.expire', 'expired'],
    ['charge.update', 'pending'],
    ['refund.create', 'successful'],
  ])('makes %s happen, and exits 0 when it is delivered', async (key, status) => {
    await using receiver = await aReceiver()
    const { command } = await anAccountWith(receiver.url)

    const { code, stdout, stderr } = await command('trigger', key, '--amount', '2050')

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [line, , head, row, ...rest] = stdout.trimEnd().split('\n')
    expect(line).toMatch(RegExp(`^${key}  evnt_\\w+  chrg_\\w+  ${status}$`))
    expect(head).toMatch(/^DELIVERY /)
    expect(row).toMatch(RegExp(` delivered  ${key} .* answered 200$`))
    expect(rest).toEqual([])
    const events = receiver.received.map(({ body }) => JSON.parse(body))
    expect(events).toContainEqual(
      expect.objectContaining({ key, data: expect.objectContaining({ amount: 2050 }) }),
    )
  })

  it('happens to a charge that is there, where its status allows that', async () => {
    const account = await anAccountWith('sandbox:inbox')
    const { id } = await account.charge()

    const paid = await account.command('trigger', 'charge.complete', '--charge', id)
    const again = await account.command('trigger', 'charge.complete', '--charge', id)
    const refunded = await account.command('trigger', 'refund.create', '--charge', id)
    const created = await account.command('trigger', 'charge.create', '--charge', id)
    const { stdout } = await account.command('deliveries', '--charge', id)

    expect(paid).toMatchObject({ code: 0, stderr: '' })
    expect(paid.stdout).toMatch(RegExp(`^charge.complete  evnt_\\w+  ${id}  successful\n`))
    expect(again).toMatchObject({ code: 2, stdout: '' })
    expect(again.stderr).toContain(
      `Charge ${id} is successful, and charge.complete happens to one that is pending.`,
    )
    expect(refunded).toMatchObject({ code: 0, stderr: '' })
    expect(created.code).toBe(2)
    expect(created.stderr).toContain('Send it again with omise-sandbox events resend.')
    expect(stdout.match(/refund\.create|charge\.\w+/g)).toEqual([
      'refund.create',
      'charge.complete',
      'charge.create',
    ])
  })

  it('lets a payment fail, as it is told to', async () => {
    const { json } = await anAccountWith('sandbox:inbox')

    await json('trigger', 'charge.complete', '--failed')
    await json('trigger', 'charge.complete', '--failed', 'insufficient_balance')

    const charges = await json<Wire['Charge'][]>('charges', 'list')
    expect(charges.map(({ status, failure_code }) => [status, failure_code])).toEqual([
      ['failed', 'insufficient_balance'],
      ['failed', 'failed_processing'],
    ])
  })

  it.each(['barcode_alipay', 'alipayplus_upm', 'wechat_pay_upm'])(
    'charges by %s where that is named, as the method is charged',
    async (type) => {
      const { json } = await anAccountWith('sandbox:inbox')

      await json('trigger', 'charge.create', '--method', type)

      const [charge] = await json<Wire['Charge'][]>('charges', 'list')
      expect(charge?.source).toMatchObject({
        type,
        store_id: type === 'barcode_alipay' ? 'BJ_ZZ_001' : null,
      })
    },
  )

  it('charges by the first method that is enabled, in the currency of the account', async () => {
    const { command, json } = await anAccountWith('sandbox:inbox', { country: 'SG' })
    const events = ['charge.expire', 'refund.create']

    for (const key of events) {
      expect(await command('trigger', key)).toMatchObject({ code: 0, stderr: '' })
    }

    const charges = await json<Wire['Charge'][]>('charges', 'list')
    expect(charges.map(({ currency, source }) => [currency, source.type])).toEqual(
      events.map(() => ['SGD', 'alipayplus_upm']),
    )
    expect(charges[0]).toMatchObject({ refunded_amount: charges[0]?.amount })
  })

  it('lets a payment fail with the codes of its method, and says which those are', async () => {
    const { command, json } = await anAccountWith('sandbox:inbox', { methods: ['wechat_pay_upm'] })
    const failed = ['trigger', 'charge.complete', '--failed'] as const

    await json(...failed)
    await json(...failed, 'insufficient_fund')
    const foreign = await command(...failed, 'insufficient_balance')

    const charges = await json<Wire['Charge'][]>('charges', 'list')
    expect(charges.map(({ failure_code }) => failure_code)).toEqual([
      'insufficient_fund',
      'failed_processing',
    ])
    expect(foreign).toMatchObject({ code: 2, stdout: '' })
    expect(foreign.stderr).toContain('insufficient_fund')
  })

  it('refuses a method that the account does not take, and charges nothing', async () => {
    const { command, json } = await anAccountWith('sandbox:inbox', { methods: ['wechat_pay_upm'] })

    const off = await command('trigger', 'charge.create', '--method', 'alipayplus_upm')

    expect(off).toMatchObject({ code: 2, stdout: '' })
    expect(off.stderr).toMatch(/^alipayplus_upm is switched off.* Use one of: wechat_pay_upm\. Or /)
    expect(await json('charges', 'list')).toEqual([])
  })

  it('exits 1 with the last answer when the event is not delivered', async () => {
    await using receiver = await aReceiver(({ body }) => ({
      status: body.includes('charge.complete') ? 500 : 200,
    }))
    const { command } = await anAccountWith(receiver.url)
    const nowhere = await freeUrl()

    const failed = await command('trigger', 'charge.complete')
    const other = await command('trigger', 'charge.create')
    await command('webhooks', 'update', '--url', nowhere)
    const refused = await command('trigger', 'charge.create')
    await command('webhooks', 'update', '--url', receiver.url)
    await command('faults', 'add', '{"on":"webhook","type":"drop"}')
    const dropped = await command('trigger', 'charge.create')

    expect(failed.code).toBe(1)
    expect(failed.stderr).toMatch(
      /^whdl_\w+ \(charge.complete\) to .* is not delivered: answered 500\n$/,
    )
    expect(other.code).toBe(0)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('Connection refused: nothing listens there.')
    expect(dropped.code).toBe(1)
    expect(dropped.stderr).toMatch(/ was lost on purpose, by \w+\.\n$/)
  })

  it('says no endpoint, and what to do about it, where the event goes nowhere', async () => {
    const none = anAccount(server.ready)
    const others = await anAccountWith('sandbox:inbox')
    await others.json('webhooks', 'update', '--events', 'charge.complete')
    await using gone = await aReceiver(() => ({ status: 410 }))
    const disabled = await anAccountWith(gone.url)

    const ofNone = await none.command('trigger', 'charge.create')
    const ofOthers = await others.command('trigger', 'charge.create')
    await disabled.command('trigger', 'charge.create')
    const ofDisabled = await disabled.command('trigger', 'charge.create')

    expect([ofNone.code, ofOthers.code, ofDisabled.code]).toEqual([1, 1, 1])
    expect(ofNone.stderr).toMatch(
      /^charge.create: no endpoint. Set one with omise-sandbox webhooks update --url /,
    )
    expect(ofOthers.stderr).toContain(
      "gets charge.complete only. Send it this too with omise-sandbox webhooks update --events 'charge.complete,charge.create'.",
    )
    expect(ofDisabled.stderr).toContain(`${gone.url} answered 410 and gets no more.`)
  })

  it('exits 124 when the webhooks are not done in time, saying how they stand', async () => {
    await using receiver = await aReceiver(() => ({ status: 500, body: 'busy' }))
    const { command, json } = await anAccountWith(receiver.url)
    await json('webhooks', 'update', '--retry-policy', 'standard')

    const { code, stdout, stderr } = await command(
      ...['trigger', 'charge.create', '--timeout', '900ms'],
    )

    expect({ code, stdout }).toEqual({ code: 124, stdout: '' })
    expect(stderr).toContain('is not delivered: answered 500: busy\n')
    expect(stderr).toContain('Next is "webhook-is-sent"')
  })

  it.each([
    [
      ['charge.paid'],
      /charge.create, charge.complete, charge.expire, charge.update, refund.create/,
    ],
    [['charge.create', '--failed'], /--failed goes with charge.complete, not with charge.create./],
    [
      ['charge.create', '--method', 'alipayplus'],
      /no payment method.* Did you mean alipayplus_upm\?/,
    ],
    [
      ['charge.complete', '--charge', 'chrg_test_1', '--method', 'alipayplus_upm'],
      /leave --method/,
    ],
    [['charge.complete', '--failed', 'a;b'], /Use a failure code, one of: payment_cancelled, /],
  ])('of %j exits 2', async (args, message) => {
    const { code, stderr } = await anAccount(server.ready).command('trigger', ...args)

    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })

  it('says what the sandbox refuses', async () => {
    const { command } = anAccount(server.ready)

    const code = await command('trigger', 'charge.complete', '--failed', 'no_money')
    const amount = await command('trigger', 'charge.create', '--amount', 'much')

    expect(code).toMatchObject({ code: 2, stdout: '' })
    expect(code.stderr).toContain('no_money')
    expect(amount.code).toBe(2)
    expect(amount.stderr).toContain('amount is not a number')
  })
})
