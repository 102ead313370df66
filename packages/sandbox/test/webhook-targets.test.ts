import { describe, expect, it } from 'vitest'
import { createSandbox, OptionError } from '../src/index.ts'
import { createMemoryStore } from '../src/storage/memory/memory.ts'
import { chargeBody, copyIn, openSandbox } from './harness.ts'

const offLoopback = { offLoopback: true, adminToken: 'token' } as const

describe('off loopback, webhooks', () => {
  it.each([0, 22, 25, 587, 2049, 6000, 10_080, 2375, 5432, 6379, 9200, 11_211])(
    'go to no service on port %i',
    async (port) => {
      await using open = await openSandbox(offLoopback)
      await using local = await openSandbox()
      const url = `http://shop.example:${port}/hook`

      const answers = [
        await open.api.patch('/account', { webhook_uri: url }),
        await open.api.post('/charges', chargeBody({ webhook_endpoints: [url] })),
      ]

      expect(answers.map(({ status }) => status)).toEqual([400, 400])
      expect(answers[0]?.headers['x-sandbox-hint']).toContain(`port ${port} is that of another`)
      await expect(open.sandbox.control.webhooks.update({ url })).rejects.toMatchObject({
        detail: expect.stringContaining(`port ${port} is that of another`),
      })
      await local.api.patch('/account', { webhook_uri: url }).expect(200)
    },
  )

  it.each([
    'http://shop.example',
    'https://shop.example',
    'http://shop.example:8080',
    'sandbox:inbox',
  ])('go to %s', async (url) => {
    await using open = await openSandbox(offLoopback)

    await expect(open.sandbox.control.webhooks.update({ url })).resolves.toBeDefined()
  })

  it('do not go on where the endpoint was set before the sandbox was opened to others', async () => {
    const store = createMemoryStore()
    const closing = { ...store, close: async () => {} }
    const local = await createSandbox({ store: closing, clock: 'virtual' })
    await local.control.webhooks.update({ url: 'http://shop.example:6379/' })
    await local.close()
    await using open = await openSandbox({ ...offLoopback, store })

    await open.api.post('/charges', chargeBody()).expect(200)
    await open.sandbox.settled()

    const { data } = await open.sandbox.control.deliveries.list()
    expect(data[0]?.attempts[0]?.error).toBe('Not sent: port 6379 is that of another service.')
  })
})

describe('webhooks with --webhook-hosts', () => {
  it.each([
    ['http://shop.example/hook', true],
    ['https://SHOP.example:8443/hook', true],
    ['http://a.team.example/', true],
    ['http://a.b.team.example/', true],
    ['http://10.1.2.3/', true],
    ['sandbox:listener', true],
    ['http://team.example/', false],
    ['http://evilteam.example/', false],
    ['http://other.example/?shop.example', false],
    ['http://shop.example.evil.example/', false],
    ['http://shop.example@evil.example/', false],
    ['http://127.0.0.1/', false],
  ])('may go to %s: %s', async (url, may) => {
    const webhookHosts = ['Shop.example', '*.team.example', '10.1.2.3']
    await using checked = await openSandbox({ webhookHosts })

    const answer = await checked.sandbox.control.webhooks.update({ url }).then(
      () => '',
      ({ detail }) => detail,
    )

    if (may) expect(answer).toBe('')
    else expect(answer).toMatch(/--webhook-hosts|user name/)
  })

  it.each(['http://shop.example', 'shop.example:80', 'a b', '', '*'])(
    'want names of hosts, and not %j',
    async (host) => {
      await expect(createSandbox({ webhookHosts: [host] })).rejects.toThrow(OptionError)
    },
  )
})

describe('the URL of an endpoint', () => {
  it.each([
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/'],
    ['HTTP://Shop.Example:80/Hook?a=B#c', 'http://shop.example/Hook?a=B#c'],
    ['http://shop.example/a\r\nX-Evil: 1', 'http://shop.example/aX-Evil:%201'],
    [' http://shop.example/a b ', 'http://shop.example/a%20b'],
    ['http://2130706433/hook', 'http://127.0.0.1/hook'],
    ['sandbox:inbox', 'sandbox:inbox'],
  ])('%j is kept as %s, wherever it is set', async (given, kept) => {
    await using checked = await openSandbox()
    const { control } = checked.sandbox

    const account = await checked.api.patch('/account', { webhook_uri: given }).expect(200)
    const webhooks = await control.webhooks.update({ url: given })
    await checked.api.post('/charges', chargeBody({ webhook_endpoints: [given] })).expect(200)
    const [charge] = copyIn(await control.state.export()).charges

    expect(account.body.webhook_uri).toBe(kept)
    expect(webhooks.url).toBe(kept)
    expect(charge?.facts.webhookEndpoints).toEqual([kept])
  })
})

describe('the webhook secret', () => {
  it('can be computed on loopback, and not off it', async () => {
    const [one, other, open, opener] = [
      await createSandbox(),
      await createSandbox(),
      await createSandbox(offLoopback),
      await createSandbox(offLoopback),
    ]
    const secretOf = async (sandbox: typeof one) =>
      (await sandbox.controlOf('skey_test_team').webhooks.get()).secret

    expect(one.webhookSecret).toBe(other.webhookSecret)
    expect(await secretOf(one)).toBe(await secretOf(other))
    expect(open.webhookSecret).not.toBe(opener.webhookSecret)
    expect(await secretOf(open)).not.toBe(await secretOf(opener))
    expect(await secretOf(open)).not.toBe(await secretOf(one))
    expect((await open.control.webhooks.get()).secret).toBe(open.webhookSecret)
    await open.control.reset()
    expect((await open.control.webhooks.get()).secret).toBe(open.webhookSecret)
    await Promise.all([one, other, open, opener].map((sandbox) => sandbox.close()))
  })

  it('is the same with the same salt, and for all that share a store', async () => {
    const webhookSecretSalt = 'a salt that nobody guesses'
    const store = createMemoryStore()
    const shared = { ...offLoopback, store: { ...store, close: async () => {} } }
    const sandboxes = [
      await createSandbox({ webhookSecretSalt }),
      await createSandbox({ ...offLoopback, webhookSecretSalt }),
      await createSandbox(shared),
      await createSandbox(shared),
    ]

    const [one, salted, first, second] = sandboxes.map(({ webhookSecret }) => webhookSecret)
    expect(one).toBe(salted)
    expect(first).toBe(second)
    expect(first).not.toBe(one)
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()))
  })

  it('is told at start as the account has it', async () => {
    const store = { ...createMemoryStore(), close: async () => {} }
    await using before = await createSandbox({ store })
    await before.control.webhooks.update({ secret: 'b3duIHNlY3JldCBvZiBtaW5l' })

    await using after = await createSandbox({ ...offLoopback, store })

    expect(after.webhookSecret).toBe('b3duIHNlY3JldCBvZiBtaW5l')
  })

  it('wants a salt that is long enough', async () => {
    await expect(createSandbox({ webhookSecretSalt: 'short' })).rejects.toThrow(
      'fewer than 16 characters',
    )
  })
})
