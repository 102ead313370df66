import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandbox } from '@omise-sandbox/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { freeUrl } from '../receiver.ts'
import { anAccountOf, anEndpoint, answering, type Endpoint, refusing } from './endpoints.ts'
import { aForeignServer, foreignServers } from './foreign-servers.ts'
import { inProcess } from './in-process.ts'

let folder: string
let sandbox: Awaited<ReturnType<typeof createSandbox>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omise-gates-'))
  sandbox = await createSandbox({ outcome: 'manual' })
  await sandbox.listen()
})

afterAll(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true })
})

afterEach(() => vi.unstubAllEnvs())

async function aFile(name: string, text: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

/** Others are red as well (test/certify.test.ts), one that hangs after 20 s. */
const receivers: Readonly<Record<string, Endpoint>> = {
  'closes within its answer': refusing['closes it within its answer'],
  'takes whatever comes': () => answering(200),
}

describe('certify', () => {
  it.each(Object.entries(receivers))('fails a receiver that %s', async (_name, endpoint) => {
    await using receiver = await anEndpoint(endpoint)

    const graded = await inProcess('certify', receiver.url, '--timeout', '30ms')

    expect(graded.code).toBe(1)
    expect(graded.stdout).toMatch(/ passed, [1-9]\d* failed, /)
  })

  it('fails a receiver that takes whatever comes and calls every order paid', async () => {
    await using receiver = await aForeignServer((request, response) => {
      request.resume()
      response.end('{"status":"paid","times":1}')
    })
    const state = ['--state-url', `${receiver.url}/{charge}`, '--poll-url', receiver.url]

    const graded = await inProcess('certify', receiver.url, ...state, '--timeout', '30ms')

    expect(graded.code).toBe(1)
  })

  it('exits 4 where nothing listens, and 2 where its report cannot be written', async () => {
    await using receiver = await anEndpoint(() => answering(200))
    const report = ['--junit', join(folder, 'no', 'report.xml'), '--timeout', '30ms']

    expect(await inProcess('certify', await freeUrl())).toMatchObject({ code: 4 })
    expect(await inProcess('certify', receiver.url, ...report)).toMatchObject({ code: 2 })
  })
})

/** Nothing is signed with these: the secret is drawn anew. */
const forged = ['--header', `Omise-Signature: ${'a1'.repeat(32)}`]
const signedNow = ['--header', 'Omise-Signature-Timestamp: 1767225600']

describe('doctor', () => {
  it.each([
    ['a signature that is forged, and computed as it stands', 1, [...forged, ...signedNow]],
    ['a signature without its time', 1, forged],
    ['no headers', 1, []],
  ] as const)('finds %s wrong', async (_what, code, headers) => {
    const { flags } = await anAccountOf(sandbox, null)
    const body = await aFile('body', '{}\n')
    const given = ['--body-file', body, ...headers, '--computed', 'a1'.repeat(32)]

    expect(await inProcess('doctor', ...given, ...flags)).toMatchObject({ code })
  })

  it.each(['corrupt-signature', 'corrupt-body'] as const)(
    'finds what a fault of type %s sent wrong',
    async (type) => {
      const { control, flags, last } = await anAccountOf(sandbox, 'sandbox:inbox')
      await control.faults.add({ on: 'webhook', type })
      await inProcess('trigger', 'charge.create', ...flags)
      const { id } = await last()
      const [message] = (await control.inbox.list()).data
      const body = await aFile('body', message?.body ?? '')

      const given = ['--delivery', id, '--body-file', body]

      expect(await inProcess('doctor', ...given, ...flags)).toMatchObject({ code: 1 })
    },
  )

  it('exits 2 where nothing could be looked at, and 1 where the delivery is not there', async () => {
    const { control, flags } = await anAccountOf(sandbox, null)
    const doctor = (...given: string[]) => inProcess('doctor', ...given, ...flags)

    expect(await doctor('--computed', 'a1')).toMatchObject({ code: 2 })
    expect(await doctor(join(folder, 'none'))).toMatchObject({ code: 2 })
    expect(await doctor(await aFile('page', '<html>'))).toMatchObject({ code: 2 })
    expect(await doctor('--body-file', await aFile('no-utf8', Buffer.of(255)))).toMatchObject({
      code: 2,
    })
    expect(await doctor('--delivery', 'whdl_test_none')).toMatchObject({ code: 1 })
    await control.webhooks.update({ secret: null })
    expect(await doctor('--delivery', 'whdl_test_none')).toMatchObject({ code: 2 })
  })
})

const contract = (interactions: readonly object[]) =>
  JSON.stringify({ consumer: { name: 'till' }, provider: { name: 'omise' }, interactions })
const wrong = {
  description: 'a teapot',
  request: {
    method: 'GET',
    path: '/charges',
    headers: { Authorization: `Basic ${btoa('skey_test_a:')}` },
  },
  response: { status: 418 },
}

const contracts: Readonly<Record<string, string>> = {
  'does not hold': contract([wrong]),
  'has no interaction': contract([]),
  'is empty': '',
  'names nobody': '{}',
  'is a page': '<html>',
  'is a list': '[]',
}

const brokers = Object.entries(foreignServers).filter(([name]) =>
  ['a page', 'an empty object', 'nothing', 'half an answer'].includes(name),
)

describe('verify-pacts', () => {
  it.each(Object.entries(contracts))('exits 1 where a contract %s', async (_name, text) => {
    const file = await aFile('contract.json', text)

    expect(await inProcess('verify-pacts', file)).toMatchObject({ code: 1 })
  })

  it('exits 1 where no contract is of the consumer that is named', async () => {
    const file = await aFile('contract.json', contract([wrong]))

    const verified = await inProcess('verify-pacts', file, '--consumer', 'other')

    expect(verified).toMatchObject({ code: 1 })
  })

  it('exits 2 where there is nothing to verify, or what is named is only listed', async () => {
    vi.stubEnv('PACT_BROKER_BASE_URL', '')
    const file = await aFile('contract.json', contract([wrong]))
    const empty = await mkdtemp(join(folder, 'empty-'))

    expect(await inProcess('verify-pacts')).toMatchObject({ code: 2 })
    expect(await inProcess('verify-pacts', empty)).toMatchObject({ code: 2 })
    expect(await inProcess('verify-pacts', join(folder, 'none'))).toMatchObject({ code: 2 })
    expect(await inProcess('verify-pacts', file, '--states')).toMatchObject({ code: 2 })
    expect(await inProcess('verify-pacts', file, '--publish', '1')).toMatchObject({ code: 2 })
  })

  it.each(brokers)('exits 1 where the broker answers %s', async (_name, answer) => {
    await using broker = await aForeignServer(answer)
    vi.stubEnv('PACT_BROKER_BASE_URL', broker.url)

    const { code, stderr } = await inProcess('verify-pacts')

    expect(code).toBe(1)
    expect(stderr).toContain('broker')
  })
})
