import { type ControlWire, omiseRoutes, type Wire } from '@omise-sandbox/api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Control, ControlRefusal } from '../src/index.ts'
import { createMemoryStore } from '../src/storage/index.ts'
import {
  type Api,
  copyIn,
  createCharge,
  doors,
  getCharge,
  openReceiver,
  openSandbox,
  openThrough,
  stores,
  testBarcode,
} from './harness.ts'
import { sizes } from './sizes.ts'

/** An account with something of everything: all states, refunds, plans, rules, faults, codes, webhooks under way and held. */
async function fill(api: Api, control: Control, url: string): Promise<Wire['Charge'][]> {
  await control.webhooks.update({ url })
  await control.account.updateSettings({
    default_store: { id: 'S1', name: 'ร้านชา 茶' },
    void_cutoff: '09:30',
  })
  const made = []
  for (const ending of ['0000', '1003', '0100', '0101', '2001', '2003', '2004']) {
    made.push(
      await createCharge(api, {
        source: { barcode: testBarcode(ending) },
        description: `ends in ${ending}`,
        metadata: { ending, deep: { list: [1, { a: null }] } },
      }),
    )
  }
  await control.clock.advance('3s')
  const [paid, , , waiting] = made
  await api.post(`/charges/${paid?.id}/refunds`, { amount: 1000, metadata: { why: 'cold' } })
  await api.patch(`/charges/${paid?.id}`, { description: 'changed' })
  await control.charges.setOutcome(waiting?.id ?? '', { outcome: 'failed', after: '10m' })
  await control.rules.add({ match: { amount: { max: 3000 } }, outcome: 'manual', times: 2 })
  await control.faults.add({
    on: 'POST /charges/{charge}/reverse',
    type: 'latency',
    delay: { distribution: 'lognormal', median: '1ms', sigma: 0.1 },
    probability: 0.5,
  })
  await control.faults.add({ on: 'webhook', type: 'reorder', events: ['charge.create'] })
  await api.post('/sources', {
    amount: 2000,
    currency: 'THB',
    type: 'barcode_alipay',
    barcode: '28',
    store_id: '1',
    store_name: 'A',
  })
  made.push(await createCharge(api))
  const { barcode } = await control.phone.showCode()
  await control.phone.showCode()
  made.push(await createCharge(api, { source: { barcode } }))
  return made
}

/** Everything the imitated API and the control API let be read. */
async function readAll(api: Api, control: Control): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  const lists = omiseRoutes.filter(({ method, path }) => method === 'get' && !path.includes('{'))
  for (const { path } of lists) {
    const query = path === '/search' ? '?scope=charge' : ''
    answers[path] = (await api.get(`${path}${query}`)).body
  }
  const charges = (answers['/charges'] as { data: Wire['Charge'][] }).data
  for (const { id, source } of charges) {
    for (const path of [
      `/charges/${id}`,
      `/charges/${id}/events`,
      `/charges/${id}/refunds`,
      `/sources/${source.id}`,
    ]) {
      answers[path] = (await api.get(path).expect(200)).body
    }
    const timeline = await control.timeline.get(id)
    // The journal is no part of a state: what was asked of the one was not asked of the other.
    const entries = timeline.entries.filter(({ kind }) => kind !== 'request')
    answers[`timeline ${id}`] = { ...timeline, entries }
  }
  return {
    ...answers,
    clock: await control.clock.now(),
    account: await control.account.getSettings(),
    webhooks: await control.webhooks.get(),
    rules: await control.rules.list(),
    faults: await control.faults.list(),
    codes: await control.phone.listCodes(),
    summaries: await control.charges.listSummaries(),
    deliveries: await control.deliveries.list({ limit: 100 }),
  }
}

describe.each(doors)('the state %s', (_door, controlOf) => {
  it('imported elsewhere answers every read the same, and goes on the same', async () => {
    await using receiver = await openReceiver()
    await using one = await openThrough(controlOf)
    await using other = await openThrough(controlOf, { seed: 'another', startAt: '2020-01-01' })
    await fill(one.api, one.control, receiver.url)
    await one.sandbox.settled()

    await other.control.state.import(await one.control.state.export())

    const before = await readAll(one.api, one.control)
    expect(Object.keys(before).length).toBeGreaterThan(40)
    expect(await readAll(other.api, other.control)).toEqual(before)
    for (const { api, control } of [one, other]) {
      await createCharge(api, { amount: 2500 })
      await control.clock.advance('25h')
    }
    const mask = (answers: object) =>
      JSON.stringify(answers).replace(/ in \d+ ms|"duration_ms":\d+|"Omise-Signature[^,}]*/g, '')
    expect(mask(await readAll(other.api, other.control))).toBe(
      mask(await readAll(one.api, one.control)),
    )
  })

  it('exported, imported and exported again is the same', async () => {
    await using receiver = await openReceiver()
    await using checked = await openThrough(controlOf)
    await fill(checked.api, checked.control, receiver.url)
    await checked.sandbox.settled()
    const state = await checked.control.state.export()

    await checked.control.state.import(state)

    expect(await checked.control.state.export()).toEqual(state)
  })

  it('goes on in the time it was exported, whatever the wall clock says', async () => {
    await using checked = await openThrough(controlOf, { clock: 'real' })
    await checked.control.clock.set('2030-01-01T00:00:00Z')
    await checked.control.clock.scale(2)
    const state = await checked.control.state.export()
    await checked.control.clock.reset()

    await checked.control.state.import(state)

    expect(await checked.control.clock.now()).toEqual({
      now: expect.stringMatching(/^2030-01-01T00:00:0/),
      mode: 'running',
      scale: 2,
    })
  })

  it('goes out and in with what a receiver answered, NUL characters too, and as large as a demo', async () => {
    await using checked = await openThrough(controlOf, { demo: sizes.demoKept })
    await using receiver = await openReceiver()
    await checked.control.webhooks.update({ url: receiver.url })
    receiver.server.prependListener('request', (_request, response) => {
      response.end = new Proxy(response.end, {
        apply: (end, self) => Reflect.apply(end, self, ['a\0b']),
      })
    })
    await createCharge(checked.api)
    await checked.sandbox.settled()
    const state = await checked.control.state.export()

    await checked.control.state.import(state)

    expect(copyIn(state).deliveries.at(-1)?.attempts[0]?.response?.body).toBe('a\0b')
    expect(await checked.control.state.export()).toEqual(state)
  })

  it('exported while a webhook is being sent sends it again once imported', async () => {
    await using checked = await openThrough(controlOf)
    let release = (_status: number) => {}
    const held = new Promise<number>((resolve) => {
      release = resolve
    })
    let answers: (() => number | Promise<number>)[] = [() => held, () => 200]
    await using receiver = await openReceiver(() => (answers.shift() ?? (() => 200))())
    await checked.control.webhooks.update({ url: receiver.url })
    await createCharge(checked.api)
    await receiver.until(1)
    const state = await checked.control.state.export()
    answers = []

    await checked.control.state.import(state)
    await receiver.until(2)
    release(500)
    await checked.sandbox.settled()

    const { data } = await checked.control.deliveries.list()
    // The answer to the attempt of the life that ended is not recorded in the new one.
    expect(data).toMatchObject([{ state: 'delivered', attempts: [{ response: { status: 200 } }] }])
  })

  it.each<[string, (state: Changed) => unknown, string]>([
    ['of a newer format', (state) => ({ ...state, format: 7 }), 'format 7'],
    ['of a format that never was', (state) => ({ ...state, format: 0 }), 'not a state'],
    [
      'of this format with a name that a field had before',
      (state) =>
        JSON.parse(JSON.stringify(state).replaceAll('"rules":[]', '"rules":[{"struck":0}]')),
      '/data/account/rules/0',
    ],
    ['of no format', ({ format: _format, ...state }) => state, 'not a state'],
    ['with a charge cut short', (state) => within(state, { charges: [{}] }), '/data/charges/0'],
    [
      'with a clock beyond all ids',
      (state) => inAccount(state, { clock: { now: 2e13, mode: 'frozen', scale: 0 } }),
      'too far ahead',
    ],
    [
      'with a clock that runs and does not',
      (state) => inAccount(state, { clock: { now: 1, mode: 'running', scale: 0 } }),
      'not a state',
    ],
    [
      'with more money than can be counted',
      (state) => inAccount(state, { balance: Number.MAX_SAFE_INTEGER }),
      'not a state',
    ],
    [
      'with a code that no phone shows',
      (state) =>
        inAccount(state, {
          codes: [
            { type: 'barcode_alipay', barcode: '1234', shownAt: 0, expiresAt: 1, charge: null },
          ],
        }),
      '/data/account/codes/0/barcode',
    ],
    ['with what does not belong there', (state) => ({ ...state, extra: 1 }), 'not a state'],
    [
      'with what does not belong in it',
      (state) => within(state, { extra: 1 }),
      'at /data: it must',
    ],
    ['that is nothing', () => ({}), 'not a state'],
  ])('%s is refused, and nothing changes', async (_what, change, detail) => {
    await using checked = await openThrough(controlOf)
    const { id } = await createCharge(checked.api)
    const state = await checked.control.state.export()

    const refused = checked.control.state.import(change({ ...state }) as never)

    await expect(refused).rejects.toMatchObject({
      status: 400,
      detail: expect.stringContaining(detail),
    })
    expect(await checked.control.state.export()).toEqual(state)
    expect(await getCharge(checked.api, id)).toMatchObject({ status: 'pending' })
  })
})

type Changed = ControlWire['State']

function within(state: Changed, change: object): Changed {
  return { ...state, data: { ...state.data, ...change } }
}

function inAccount(state: Changed, change: object): Changed {
  return within(state, { account: { ...copyIn(state).account, ...change } })
}

it('a state with anything changed is refused, or answers every read in the right shape', async () => {
  await using receiver = await openReceiver()
  await using checked = await openSandbox()
  const { control } = checked.sandbox
  await fill(checked.api, control, receiver.url)
  await checked.sandbox.settled()
  const text = JSON.stringify(await control.state.export())
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, -1, 0, 1, 1e300, '', '0', true, [], {}),
    fc.constantFrom(
      Number.MAX_SAFE_INTEGER,
      1e14,
      1e12,
      'running',
      'chrg_test_0000000000000000000',
    ),
  )
  let taken = 0

  await fc.assert(
    fc.asyncProperty(fc.nat(), odd, async (index, value) => {
      const state = JSON.parse(text)
      replaceOne(state, index, value)
      const imported = await control.state.import(state).then(
        () => true,
        () => false,
      )
      if (!imported) return
      taken++
      for (const path of ['/charges', '/events', '/refunds', '/transactions', '/balance']) {
        await checked.api.get(path).expect(200)
      }
      const { data } = (await checked.api.get('/charges?limit=3')).body
      for (const { id } of data) {
        await checked.api.get(`/charges/${id}`)
        await control.timeline.get(id).catch(refused)
      }
      await control.deliveries.list()
      await createCharge(checked.api, { source: { barcode: testBarcode('0001') } })
      await control.clock.advance('1h').catch(refused)
    }),
    { numRuns: sizes.changedStates },
  )

  expect(taken).toBeGreaterThan(0)
}, 60_000)

/** A refusal is an answer too; anything else is not. */
function refused(error: unknown): void {
  if (!(error instanceof ControlRefusal)) throw error
}

/** Puts a value in the place of one of those in a JSON value, counted in order. */
function replaceOne(root: unknown, index: number, value: unknown): void {
  const places: [Record<string, unknown>, string][] = []
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    for (const [name, child] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, name])
      walk(child)
    }
  }
  walk(root)
  const [node, name] = places[index % places.length] ?? []
  if (node && name !== undefined) node[name] = value
}

describe.each(doors)('snapshots %s', (_door, controlOf) => {
  it('bring the account back to what it was: charges, clock, chance, and what is to come', async () => {
    await using receiver = await openReceiver()
    await using checked = await openThrough(controlOf)
    const { control, api } = checked
    const made = await fill(api, control, receiver.url)
    await checked.sandbox.settled()
    const before = await readAll(api, control)
    const saved = await control.snapshots.save('full')
    const next = await createCharge(api)
    await control.clock.advance('30h')

    const restored = await control.snapshots.restore('full')

    expect(saved).toEqual({ name: 'full', at: '2025-06-01T10:00:03Z', charges: made.length })
    expect(restored).toEqual(saved)
    expect(await readAll(api, control)).toEqual(before)
    // The same chance: what is made next is what was made next.
    expect(await createCharge(api)).toEqual(next)
  })

  it('kept before there were codes of phones come back without any', async () => {
    const store = (await stores.open?.()) ?? createMemoryStore()
    await using checked = await openThrough(controlOf, { store })
    await checked.control.phone.showCode()
    await checked.control.snapshots.save('old')
    const copy = await store.snapshots.get('sandbox', 'old')
    if (!copy) throw new Error('The snapshot is not kept.')
    const { codes: _codes, ...account } = copy.account
    await store.snapshots.save('sandbox', 'old', { ...copy, account }, 20)

    await checked.control.snapshots.restore('old')

    expect(await checked.control.phone.listCodes()).toEqual({ data: [] })
    expect((await checked.control.phone.showCode()).charge).toBeNull()
  })

  it('are listed by name, replaced under the same name, and deleted', async () => {
    await using checked = await openThrough(controlOf)
    const { snapshots } = checked.control
    await snapshots.save('b')
    await snapshots.save('a')
    await createCharge(checked.api)
    await snapshots.save('b')

    const listed = await snapshots.list()
    await snapshots.delete('a')

    const at = '2025-06-01T10:00:00Z'
    expect(listed).toEqual({
      data: [
        { name: 'a', at, charges: 0 },
        { name: 'b', at, charges: 1 },
      ],
    })
    expect((await snapshots.list()).data.map(({ name }) => name)).toEqual(['b'])
    await expect(snapshots.delete('a')).rejects.toMatchObject({
      status: 404,
      remedy: 'Use one of: b.',
    })
  })

  it('outlive a reset, and belong to one account', async () => {
    await using checked = await openThrough(controlOf)
    const { id } = await createCharge(checked.api)
    await checked.control.snapshots.save('kept')

    await checked.control.reset()
    const empty = (await checked.api.get('/charges')).body.total
    await checked.control.snapshots.restore('kept')

    expect(empty).toBe(0)
    expect(await getCharge(checked.api, id)).toMatchObject({ status: 'pending' })
    const other = checked.sandbox.controlOf('skey_test_other')
    expect(await other.snapshots.list()).toEqual({ data: [] })
    await expect(other.snapshots.restore('kept')).rejects.toMatchObject({ status: 404 })
  })

  it('are at most twenty, though they are saved at once', async () => {
    await using checked = await openThrough(controlOf)
    const { snapshots } = checked.control

    const saved = await Promise.allSettled(
      Array.from({ length: 30 }, (_, count) => snapshots.save(`s${count}`)),
    )

    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    const { data } = await snapshots.list()
    expect(data).toHaveLength(20)
    await snapshots.save(data[0]?.name ?? '')
    await expect(snapshots.save('one-more')).rejects.toMatchObject({ status: 409 })
  })

  it.each(['a b', 'ä', 'a'.repeat(65), 'a/b', '.', '..'])('cannot be called %j', async (name) => {
    await using checked = await openThrough(controlOf)

    await expect(checked.control.snapshots.save(name)).rejects.toThrow(ControlRefusal)
    expect(await checked.control.snapshots.list()).toEqual({ data: [] })
  })
})
