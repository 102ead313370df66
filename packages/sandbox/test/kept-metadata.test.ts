import { describe, expect, it } from 'vitest'
import {
  type CheckedSandbox,
  chargeBody,
  createCharge,
  openReceiver,
  openSandbox,
  testBarcode,
} from './harness.ts'
import { jsons } from './measured/cases.ts'
import { type Sent, send } from './send.ts'
import { sizes } from './sizes.ts'

interface Kept {
  readonly sent: string
  readonly pretty: string
}

const measured = jsons.flatMap(({ sent, pretty }) =>
  pretty === undefined ? [] : [{ sent, pretty }],
)
const refused = jsons.filter(({ read }) => read === undefined)
const alone = measured.filter((_, index) => index % sizes.measuredStep === 0)
/** All cases, most of them within the metadata of one charge. */
const kept = [...alone, ...batches(measured, 40).map(together)]

function batches<T>(all: readonly T[], size: number): T[][] {
  const starts = Array.from({ length: Math.ceil(all.length / size) }, (_, index) => index * size)
  return starts.map((start) => all.slice(start, start + size))
}

/** Several objects as the fields of one. */
function together(all: readonly Kept[]): Kept {
  const fields = all.map(({ sent }, index) => `"m${index}":${sent}`)
  const lines = all.map(({ pretty }, index) => `  "m${index}": ${pretty.replaceAll('\n', '\n  ')}`)
  return { sent: `{${fields.join(',')}}`, pretty: `{\n${lines.join(',\n')}\n}` }
}

const odd = {
  sent: '{"2":1.0,"1":9007199254740993}',
  pretty: '{\n  "2": 1.0,\n  "1": 9007199254740993\n}',
}

/** The metadata of an answer as Ruby would write it, in an object that stands so many levels down. */
function asWritten(pretty: string, level: number): string {
  const noBlanksInEmpty = pretty.replace(/\[\s+\]/g, '[]').replace(/\{\s+\}/g, '{}')
  return `"metadata": ${noBlanksInEmpty.replaceAll('\n', `\n${'  '.repeat(level)}`)},\n`
}

/** A body with metadata to the letter. */
function bodyWith(metadata: string, fields: object = chargeBody()): string {
  return JSON.stringify({ ...fields, metadata: 0 }).replace(
    '"metadata":0',
    `"metadata":${metadata}`,
  )
}

async function call(
  { sandbox }: Pick<CheckedSandbox, 'sandbox'>,
  method: Sent['method'],
  path: string,
  body?: string,
): Promise<{ text: string; status: number; body: Record<string, unknown> }> {
  const answer = await send(sandbox, { method, path, type: 'application/json', body })
  const text = await answer.body.text()
  return { text, status: answer.statusCode, body: JSON.parse(text) }
}

/** Makes a charge with this metadata and gives its id. */
async function charge(checked: CheckedSandbox, metadata: string, fields?: object): Promise<string> {
  const { body, status } = await call(checked, 'post', '/charges', bodyWith(metadata, fields))
  expect([status, metadata]).toEqual([200, metadata])
  return body.id as string
}

describe('metadata keeps its numbers and the order of its names', () => {
  it('when a charge is made and read again', async () => {
    await using checked = await openSandbox()

    for (const { sent, pretty } of kept) {
      const made = await call(checked, 'post', '/charges', bodyWith(sent))
      const read = await call(checked, 'get', `/charges/${made.body.id}`)

      expect(made.text).toContain(asWritten(pretty, 1))
      expect(read.text).toContain(asWritten(pretty, 1))
    }
  })

  it('when it is changed', async () => {
    await using checked = await openSandbox()
    const path = `/charges/${await charge(checked, '{}')}`

    for (const { sent, pretty } of kept) {
      const changed = await call(checked, 'patch', path, `{"metadata":${sent}}`)

      expect(changed.text).toContain(asWritten(pretty, 1))
      expect((await call(checked, 'get', path)).text).toContain(asWritten(pretty, 1))
    }
  })

  it('in webhooks, and in events in either version', async () => {
    await using receiver = await openReceiver()
    await using checked = await openSandbox({}, { shapes: false })
    const fields = chargeBody({ webhook_endpoints: [receiver.url] })
    for (const { sent } of kept) await charge(checked, sent, fields)
    await checked.sandbox.settled()

    const bodies = receiver.received.map(({ body }) => body)
    for (const { pretty } of kept) {
      expect(bodies.some((body) => body.includes(asWritten(pretty, 2)))).toBe(true)
    }
    const id = await charge(checked, odd.sent)
    const { text } = await call(checked, 'get', `/charges/${id}/events`)
    expect(text).toContain(asWritten(odd.pretty, 4))
    // Webhooks of several charges arrive in any order.
    const first = asWritten(kept[0]?.pretty ?? '', 2)
    const { event } = receiver.received.find(({ body }) => body.includes(first)) ?? {}
    const older = await send(checked.sandbox, {
      method: 'get',
      path: `/events/${event?.id}`,
      headers: { 'omise-version': '2017-11-02' },
    })
    expect(await older.body.text()).toContain(first)
  })

  it('in lists and searches, by id and by what stands in it', async () => {
    await using checked = await openSandbox()

    for (const { sent, pretty } of kept) {
      const id = await charge(checked, sent)
      const found = await call(checked, 'get', `/search?scope=charge&query=${id}`)
      const listed = await call(checked, 'get', '/charges?limit=1&order=reverse_chronological')

      expect(found.text).toContain(asWritten(pretty, 3))
      expect(listed.text).toContain(asWritten(pretty, 3))
    }
    const id = await charge(checked, '{"2":{"deep":[77.0]},"1":9007199254740997}')
    for (const query of ['9007199254740997', '77.0']) {
      const { body } = await call(checked, 'get', `/search?scope=charge&query=${query}`)
      expect(body.data).toMatchObject([{ id }])
    }
  })

  it('through an export, into another account, and through a snapshot', async () => {
    await using checked = await openSandbox()
    await using other = await openSandbox()
    const ids: string[] = []
    for (const { sent } of kept) ids.push(await charge(checked, sent))
    const { control } = checked.sandbox

    const exported = JSON.stringify(await control.state.export())
    await other.sandbox.control.state.import(JSON.parse(exported))
    await control.snapshots.save('before')
    for (const id of ids) await call(checked, 'patch', `/charges/${id}`, '{"metadata":{}}')
    await control.snapshots.restore('before')

    for (const [index, { pretty }] of kept.entries()) {
      const path = `/charges/${ids[index]}`
      expect((await call(checked, 'get', path)).text).toContain(asWritten(pretty, 1))
      expect((await call(other, 'get', path)).text).toContain(asWritten(pretty, 1))
    }
  })

  it('on refunds, within their charge too', async () => {
    await using checked = await openSandbox()
    const id = await charge(checked, '{}', chargeBody({ source: { barcode: testBarcode('0001') } }))
    await checked.sandbox.settled()
    const body = bodyWith(odd.sent, { amount: 100 })

    const made = await call(checked, 'post', `/charges/${id}/refunds`, body)
    const of = await call(checked, 'get', `/charges/${id}`)

    expect(made.text).toContain(asWritten(odd.pretty, 1))
    expect(of.text).toContain(asWritten(odd.pretty, 4))
  })

  it('sent as a form, in which digits are names', async () => {
    await using checked = await openSandbox()
    const { api } = checked
    const { id } = await createCharge(api)
    const form =
      'metadata[10]=ten&metadata[9]=nine&metadata[a][1]=x&metadata[a][0]=y&metadata[1]=one'

    const patched = await send(checked.sandbox, {
      method: 'patch',
      path: `/charges/${id}`,
      type: 'application/x-www-form-urlencoded',
      body: form,
    })

    const pretty =
      '{\n  "10": "ten",\n  "9": "nine",\n  "a": {\n    "1": "x",\n    "0": "y"\n  },\n  "1": "one"\n}'
    expect(await patched.body.text()).toContain(asWritten(pretty, 1))
  })
})

it('a rule meets a kept number by its text', async () => {
  await using checked = await openSandbox()
  const match = { metadata: { order: '9007199254740993', rate: '1.0' } }
  await checked.sandbox.control.rules.add({ match, outcome: 'failed', after: '0s' })

  const id = await charge(checked, '{"rate":1.0,"order":9007199254740993}')
  const other = await charge(checked, '{"rate":1.0,"order":9007199254740992}')
  await checked.sandbox.settled()

  expect((await call(checked, 'get', `/charges/${id}`)).body.status).toBe('failed')
  expect((await call(checked, 'get', `/charges/${other}`)).body.status).toBe('pending')
})

it.each(refused.map(({ sent }) => sent))(
  'a number that Ruby cannot write is refused: %s',
  async (sent) => {
    await using checked = await openSandbox()

    const answer = await call(checked, 'post', '/charges', bodyWith(sent))

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'bad_request', message: 'body has a number that is too large' },
    })
  },
)

it('metadata kept as text is held to its length too', async () => {
  await using checked = await openSandbox()

  const answer = await call(
    checked,
    'post',
    '/charges',
    bodyWith(`{"n":1.0,"x":"${'x'.repeat(15_000)}"}`),
  )

  expect(answer.body.message).toBe('metadata is longer than 15000 characters')
})

it.each(['{"a":1', '[1.0]', '{ "a": 1.0 }', '{"a":1e5}', 'x', '{}x'])(
  'a state with %j as the text of metadata is refused',
  async (text) => {
    await using checked = await openSandbox()
    const { control } = checked.sandbox
    await charge(checked, odd.sent)
    const state = JSON.stringify(await control.state.export())
    const changed = state.replaceAll(JSON.stringify(odd.sent), JSON.stringify(text))

    expect(changed).not.toBe(state)
    await expect(control.state.import(JSON.parse(changed))).rejects.toMatchObject({ status: 400 })
  },
)
