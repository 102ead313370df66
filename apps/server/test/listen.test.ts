import type { ControlWire } from '@omise-sandbox/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAccount } from './account.ts'
import { beginInProcess, startInProcess } from './in-process.ts'
import { aProxy } from './proxy.ts'
import { aReceiver, freeUrl } from './receiver.ts'
import { type Begun, call, said } from './run.ts'

type Settings = ControlWire['WebhookSettings']

let server: Awaited<ReturnType<typeof startInProcess>>

// Each test has an account of its own there, which is as good as a server of its own.
beforeAll(async () => {
  server = await startInProcess(['--outcome', 'manual'])
})

afterAll(() => server[Symbol.asyncDispose]())

/** `listen`, once it forwards. */
async function listening<Running extends Begun>(
  { begin }: { begin(...args: string[]): Running },
  url: string,
  ...flags: string[]
) {
  const listen = begin('listen', '-f', url, ...flags)
  await said(listen.child, 'stderr', 'Forwarding webhooks')
  return {
    ...listen,
    stop() {
      listen.child.kill('SIGINT')
      return listen.ended
    },
    async [Symbol.asyncDispose]() {
      listen.child.kill('SIGINT')
      await listen.ended
    },
  }
}

describe('listen', () => {
  it('forwards each webhook as it came, and exits 130 when interrupted', async () => {
    await using receiver = await aReceiver()
    const account = anAccount(server.ready)
    const old = await account.charge()
    await using listen = await listening(account, receiver.url)
    const output = said(listen.child, 'stdout', '\n', 2)

    const { id } = await account.charge({ description: 'ชา “ä”' })
    await account.command('charges', 'pay', id)
    await output
    const log = await account.json<ControlWire['Delivery'][]>('deliveries', 'list')
    const sent = log.reverse().flatMap(({ attempts }) => attempts.map(({ request }) => request))
    const { code, stdout, stderr } = await listen.stop()

    expect(code).toBe(130)
    expect(stdout).toBe(
      `charge.create  ${id}  delivered  answered 200\n` +
        `charge.complete  ${id}  delivered  answered 200\n`,
    )
    expect(stderr).toBe(
      `Forwarding webhooks of the account at ${server.ready.url} to ${receiver.url}. Stop with Ctrl-C.\n`,
    )
    expect(receiver.received.map(({ body }) => body)).toEqual(sent.map(({ body }) => body))
    for (const [index, { headers, body }] of sent.entries()) {
      const {
        Host,
        Connection,
        'Content-Length': length,
        ...came
      } = receiver.received[index]?.headers ?? {}
      expect(came).toEqual(headers)
      expect(length).toBe(String(Buffer.byteLength(body ?? '')))
    }
    expect(stdout).not.toContain(old.id)
  })

  it('borrows the url where none is set, and gives it back', async () => {
    await using receiver = await aReceiver()
    const account = anAccount(server.ready)
    const url = async () => (await account.json<Settings>('webhooks', 'get')).url

    await using listen = await listening(account, receiver.url)
    const meanwhile = await url()
    await listen.stop()

    expect(meanwhile).toBe('sandbox:listener')
    expect(await url()).toBe(null)
  })

  it('leaves a url alone that was set before, or is changed meanwhile', async () => {
    await using receiver = await aReceiver()
    const [before, meanwhile] = [anAccount(server.ready), anAccount(server.ready)]
    await before.command('webhooks', 'update', '--url', 'sandbox:listener')

    await using one = await listening(before, receiver.url)
    await one.stop()
    await using other = await listening(meanwhile, receiver.url)
    await meanwhile.command('webhooks', 'update', '--url', receiver.url)
    await other.stop()

    expect(await before.json('webhooks', 'get')).toMatchObject({ url: 'sandbox:listener' })
    expect(await meanwhile.json('webhooks', 'get')).toMatchObject({ url: receiver.url })
  })

  it('says where webhooks go when they do not come here', async () => {
    await using receiver = await aReceiver()
    const account = anAccount(server.ready)
    await account.command('webhooks', 'update', '--url', receiver.url)

    await using listen = await listening(account, receiver.url)
    const { stderr } = await listen.stop()

    expect(stderr).toContain(
      `Webhooks go to ${receiver.url}. Only what goes to sandbox:listener is forwarded.\n`,
    )
  })

  it('prints what the receiver answered, or why it did not', async () => {
    await using receiver = await aReceiver(() => ({ status: 500, body: 'no such\ntable' }))
    const [failing, refusing] = [anAccount(server.ready), anAccount(server.ready)]
    await using one = await listening(failing, receiver.url)
    await using other = await listening(refusing, await freeUrl())
    const output = [one, other].map(({ child }) => said(child, 'stdout', '\n'))

    const ids = [await failing.charge(), await refusing.charge()].map(({ id }) => id)
    await Promise.all(output)

    expect((await one.stop()).stdout).toBe(
      `charge.create  ${ids[0]}  failed  answered 500: no such table\n`,
    )
    expect((await other.stop()).stdout).toBe(
      `charge.create  ${ids[1]}  failed  Connection refused: nothing listens there.\n`,
    )
  })

  it('tells of events that were sent nowhere, or were lost on purpose', async () => {
    await using receiver = await aReceiver()
    const account = anAccount(server.ready)
    await account.command('webhooks', 'update', '--events', 'charge.complete')
    await account.command(
      ...['faults', 'add', '{"on":"webhook","type":"drop","events":["charge.complete"]}'],
    )
    await using listen = await listening(account, receiver.url)
    const output = said(listen.child, 'stdout', '\n', 2)

    const { id } = await account.charge()
    await account.command('charges', 'pay', id)
    await output
    const { stdout } = await listen.stop()

    expect(stdout).toMatch(
      RegExp(
        `^charge.create  ${id}  no endpoint\ncharge.complete  ${id}  dropped  on purpose, by \\w+\n$`,
      ),
    )
    expect(receiver.received).toEqual([])
  })

  it('forwards only the events that are wanted, with added headers, to a name below localhost', async () => {
    await using receiver = await aReceiver()
    const account = anAccount(server.ready)
    const { port } = new URL(receiver.url)
    await using listen = await listening(
      account,
      `till.localhost:${port}/hook`,
      ...['-e', 'charge.complete,charge.expire', '--headers', '--json'],
      ...['-H', 'X-Tenant: shop-1', '-H', 'user-agent: till'],
    )
    const output = said(listen.child, 'stdout', '\n')

    const { id } = await account.charge()
    await account.command('charges', 'expire', id)
    await output
    const { stdout } = await listen.stop()

    expect(JSON.parse(stdout)).toEqual({
      key: 'charge.expire',
      charge: id,
      event: expect.stringMatching(/^evnt_/),
      delivery: expect.stringMatching(/^whdl_/),
      outcome: 'delivered',
      response: { status: 200, body: '' },
      error: null,
      headers: expect.objectContaining({ 'Content-Type': 'application/json' }),
    })
    expect(receiver.received).toEqual([
      expect.objectContaining({
        headers: expect.objectContaining({
          Host: `till.localhost:${port}`,
          'X-Tenant': 'shop-1',
          'user-agent': 'till',
        }),
      }),
    ])
    expect(receiver.received[0]?.headers).not.toHaveProperty('User-Agent')
  })

  it('prints the secret and the headers where they are wanted', async () => {
    await using receiver = await aReceiver()
    const account = anAccount(server.ready)
    const { secret } = await account.json<Settings>('webhooks', 'get', '--print-secret')
    await using listen = await listening(account, receiver.url, '--print-secret', '--headers')
    const output = said(listen.child, 'stdout', 'delivered')

    await account.charge()
    await output
    const { stdout } = await listen.stop()

    const [first, line, ...headers] = stdout.trimEnd().split('\n')
    expect(first).toBe(secret)
    expect(line).toContain('delivered')
    expect(headers).toContain('    Content-Type: application/json')
    expect(headers.join('\n')).toMatch(/^ {4}Omise-Signature: [0-9a-f]{64}$/m)
  })

  it('forwards again what is sent again, and twice what is doubled on purpose', async () => {
    await using receiver = await aReceiver()
    const account = anAccount(server.ready)
    await account.command('webhooks', 'update', '--url', 'sandbox:listener')
    const old = await account.charge()
    await account.command('wait', old.id, '--status', 'pending', '--deliveries')
    const [delivery] = await account.json<ControlWire['Delivery'][]>('deliveries', 'list')
    await using listen = await listening(account, receiver.url)

    await account.command('events', 'resend', delivery?.id ?? '')
    await receiver.got(1)
    await account.command('faults', 'add', '{"on":"webhook","type":"duplicate"}')
    const { id } = await account.charge()
    await receiver.got(3)
    await listen.stop()

    const charges = receiver.received.map(({ body }) => JSON.parse(body).data.id)
    expect(charges).toEqual([old.id, id, id])
  })

  it('loses none of many that come at once, doubles none, and keeps the order of each charge', async () => {
    await using receiver = await aReceiver()
    const account = anAccount(server.ready)
    await using listen = await listening(account, receiver.url)
    const many = 60

    const charges = await Promise.all(Array.from({ length: many }, () => account.charge()))
    await account.command('clock', 'advance', '25h')
    await receiver.got(2 * many)
    await listen.stop()

    const keysOf = Map.groupBy(
      receiver.received.map(({ body }) => JSON.parse(body)),
      ({ data }) => data.id,
    )
    expect(keysOf.size).toBe(many)
    for (const { id } of charges) {
      const keys = keysOf.get(id)?.map(({ key }) => key)
      expect(keys).toEqual(['charge.create', 'charge.expire'])
    }
  })

  it('holds up no charge for another whose webhook is not answered', async () => {
    let slow: string | undefined
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    await using receiver = await aReceiver(async ({ body }) => {
      slow ??= JSON.parse(body).data.id
      if (slow === JSON.parse(body).data.id) await answered
      return { status: 200 }
    })
    const account = anAccount(server.ready)
    await using listen = await listening(account, receiver.url)
    const output = said(listen.child, 'stdout', '\n')

    const first = await account.charge()
    await receiver.got(1)
    const second = await account.charge()
    await output
    answer()
    await said(listen.child, 'stdout', first.id)
    const { stdout } = await listen.stop()

    expect(stdout).toBe(
      [second, first].map(({ id }) => `charge.create  ${id}  delivered  answered 200\n`).join(''),
    )
  })

  it('goes on after a reset, which takes the url away', async () => {
    await using receiver = await aReceiver()
    const account = anAccount(server.ready)
    await using listen = await listening(account, receiver.url)
    const tail = account.begin('logs', 'tail')
    await said(tail.child, 'stderr', 'Following')
    const setAgain = said(tail.child, 'stdout', 'PUT /__sandbox/webhooks')

    await account.command('reset')
    await setAgain
    const { id } = await account.charge()
    await receiver.got(1)
    tail.child.kill('SIGINT')
    await tail.ended
    await listen.stop()

    expect(JSON.parse(receiver.received[0]?.body ?? '').data.id).toBe(id)
  })

  it('goes on when the sandbox has been started again', async () => {
    await using receiver = await aReceiver()
    const first = await startInProcess(['--outcome', 'manual', '--seed', '7', '--clock', 'virtual'])
    const account = anAccount(first.ready)
    await using listen = await listening(account, receiver.url)
    const gone = said(listen.child, 'stderr', 'has gone away')
    const back = said(listen.child, 'stderr', 'Forwarding goes on')

    const before = await account.charge()
    await receiver.got(1)
    await first[Symbol.asyncDispose]()
    await gone
    const { port } = new URL(first.ready.url)
    await using _second = await startInProcess([
      '--outcome',
      'manual',
      '--seed',
      // With the same seed, a webhook of the same second would be the same to the last bit.
      '8',
      '--clock',
      'virtual',
      '--port',
      port,
    ])
    await back
    const after = await account.charge()
    await receiver.got(2)
    const { code, stderr } = await listen.stop()

    expect(after.id).not.toBe(before.id)
    expect(code).toBe(130)
    expect(stderr.match(/has gone away/g)).toHaveLength(1)
    expect(stderr).toContain(
      `The sandbox at ${first.ready.url} has gone away. Trying until it is back.\n` +
        `The sandbox at ${first.ready.url} is back. Forwarding goes on. Send what failed meanwhile again with omise-sandbox deliveries recover.\n`,
    )
  })

  it('has what failed while it was cut off sent again, once, by deliveries recover', async () => {
    await using receiver = await aReceiver()
    await using proxy = await aProxy(server.ready.url)
    const direct = anAccount(server.ready)
    const begin = (...args: string[]) =>
      beginInProcess(args, { ...direct.env, OMISE_SANDBOX_URL: proxy.url })
    await using listen = await listening({ begin }, receiver.url)
    const gone = said(listen.child, 'stderr', 'has gone away')
    const back = said(listen.child, 'stderr', 'Forwarding goes on')

    const output = said(listen.child, 'stdout', 'delivered')
    const before = await direct.charge()
    await output
    await proxy.close()
    await gone
    const meanwhile = await direct.charge()
    await direct.command('wait', meanwhile.id, '--status', 'pending', '--deliveries')
    const recovering = await call(
      { url: server.ready.url, secretKey: direct.env.OMISE_SANDBOX_KEY },
      '/__sandbox/deliveries/recover',
      { method: 'POST' },
    )
    const { data } = (await recovering.json()) as ControlWire['Resent']
    await proxy.open()
    await back
    const recovered = await direct.command('deliveries', 'recover')
    const after = await direct.charge()
    await receiver.got(3)
    await listen.stop()

    expect(data).toMatchObject([{ charge: meanwhile.id, state: 'failed' }])
    expect(data[0]?.attempts.at(-1)?.error).toMatch(/connected: run omise-sandbox/)
    expect(recovered.code).toBe(0)
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.id)).toEqual(
      [before, meanwhile, after].map(({ id }) => id),
    )
  })

  it('fails trigger and events resend, with the reason, when its receiver does', async () => {
    const account = anAccount(server.ready)
    await using _listen = await listening(account, await freeUrl())
    const reason =
      /^whdl\S+ \(charge.create\) to sandbox:listener is not delivered: Connection refused/m

    const triggered = await account.command('trigger', 'charge.create')
    const [delivery] = await account.json<ControlWire['Delivery'][]>('deliveries', 'list')
    const resent = await account.command('events', 'resend', delivery?.id ?? '')

    expect(triggered).toMatchObject({ code: 1, stderr: expect.stringMatching(reason) })
    expect(delivery?.state).toBe('failed')
    expect(resent).toMatchObject({ code: 1, stderr: expect.stringMatching(reason) })
  })

  it('ends when whoever read it has gone, and gives the url back', async () => {
    await using receiver = await aReceiver()
    const account = anAccount(server.ready)
    await using listen = await listening({ begin: account.beginProcess }, receiver.url)
    listen.child.stdout.destroy()

    await account.charge()

    const { code, stderr } = await listen.ended
    expect(code).toBe(0)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(await account.json('webhooks', 'get')).toMatchObject({ url: null })
  })

  it('exits 4 when there is no sandbox, and 2 when it is not told where to', async () => {
    const { command } = anAccount(server.ready)
    const url = await freeUrl()

    const unreachable = await command('listen', '--forward-to', url, '--url', url)
    const untold = await command('listen')
    const mistold = await command('listen', '--forward-to', 'ftp://localhost')

    expect(unreachable.code).toBe(4)
    expect(untold.code).toBe(2)
    expect(mistold.code).toBe(2)
    expect(mistold.stderr).toContain('Use an address such as http://127.0.0.1:3000/hook.')
  })
})
