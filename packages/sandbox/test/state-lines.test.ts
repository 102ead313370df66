import { describe, expect, it } from 'vitest'
import { createGate } from '../src/concurrency/gate.ts'
import { createCharge, openReceiver, openSandbox } from './harness.ts'
import { request } from './request.ts'

const lines = 'application/x-ndjson'

async function openState() {
  const checked = await openSandbox()
  const { handler, secretKey } = checked.sandbox
  const ask = (key: string) => request(handler).get('/__sandbox/state').auth(key, '')
  return {
    checked,
    exported: async (key = secretKey) =>
      (await ask(key).set('Accept', lines).buffer(true).parse(textOf).expect(200)).body as string,
    document: async (key = secretKey) => (await ask(key).expect(200)).body,
    imported: (key: string, body: string) =>
      request(handler).put('/__sandbox/state').auth(key, '').type(lines).send(body),
    [Symbol.asyncDispose]: () => checked[Symbol.asyncDispose](),
  }
}

/** As text, of whatever type it is. */
function textOf(response: object, done: (error: Error | null, text: string) => void): void {
  let text = ''
  const stream = response as NodeJS.ReadableStream
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    text += chunk
  })
  stream.on('end', () => done(null, text))
}

describe('a state line by line', () => {
  it('is exported and imported whole, the format first', async () => {
    await using state = await openState()
    await using receiver = await openReceiver()
    const { api, sandbox } = state.checked
    await sandbox.control.webhooks.update({ url: receiver.url })
    const { id } = await createCharge(api, { metadata: { note: '\u2028 ชา' } })
    await sandbox.control.clock.advance('2s')
    await api.post(`/charges/${id}/refunds`, { amount: 1000 }).expect(200)
    await createCharge(api)
    await sandbox.settled()

    const text = await state.exported()
    await state.imported('skey_test_copy', text).expect(204)

    const [first = '', ...others] = text.trimEnd().split('\n')
    expect(Object.keys(JSON.parse(first))).toEqual(['format', 'version'])
    expect(others.every((line) => Object.keys(JSON.parse(line)).length === 1)).toBe(true)
    expect(await state.document('skey_test_copy')).toEqual(await state.document())
  })

  it.each([
    ['no JSON', (text: string) => `${text}{`, 'not valid JSON'],
    ['unknown things', (text: string) => `${text}{"token":{}}\n`, 'one of account, charge'],
    ['two things in a line', (text: string) => `${text}{"charge":{},"task":{}}`, 'hold one thing'],
    ['a wrong thing', (text: string) => `${text}{"task":{"kind":"nap"}}`, '/data/tasks/'],
    ['no account', (text: string) => text.split('\n')[0] ?? '', '/data/account'],
    ['nothing', () => '', '/format'],
    ['a forbidden name', (text: string) => `${text}{"__proto__":{}}`, 'forbidden name'],
  ])('with %s is refused, and changes nothing', async (_what, change, detail) => {
    await using state = await openState()
    await createCharge(state.checked.api)
    const text = await state.exported()

    const { body } = await state.imported(state.checked.sandbox.secretKey, change(text)).expect(400)

    expect(`${body.detail} ${body.remedy}`).toContain(detail)
    expect(await state.exported()).toBe(text)
  })

  it('is what a document that is too large is refused for', async () => {
    await using state = await openState()
    const { handler, secretKey } = state.checked.sandbox
    const large = Buffer.alloc(32_000_001, ' ')

    const { body } = await request(handler)
      .put('/__sandbox/state')
      .auth(secretKey, '')
      .type('application/octet-stream')
      .send(large)
      .expect(413)

    expect(body.remedy).toContain(lines)
  })
})

describe('a gate', () => {
  it('lets through one of each key and a few of all, and passes over who has gone', async () => {
    const gate = createGate(2)
    const stays = new AbortController().signal
    const goes = new AbortController()
    const inside: string[] = []
    const enter = async (name: string, key: string, gone = stays) => {
      const leave = await gate.enter(key, gone)
      inside.push(name)
      return leave
    }
    const [a1, a2] = [enter('a1', 'a'), enter('a2', 'a')]
    const [b1, c1] = [enter('b1', 'b'), enter('c1', 'c')]
    const gone = enter('gone', 'd', goes.signal)
    const [leaveA, leaveB] = [await a1, await b1]

    expect(inside).toEqual(['a1', 'b1'])
    goes.abort()
    await expect(gone).rejects.toThrow('aborted')
    leaveA()
    leaveA()
    await a2
    leaveB()
    await c1

    expect(inside).toEqual(['a1', 'b1', 'a2', 'c1'])
  })
})
