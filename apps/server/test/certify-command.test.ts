import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Receiver, startReceiver } from './certify/reference-receiver.ts'
import { runInProcess } from './in-process.ts'

const secret = randomBytes(32).toString('base64')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certify-'))
})

afterAll(() => rm(folder, { recursive: true }))

/** The command against a receiver, which learns where the sandbox is. */
function certify(receiver: Receiver, ...args: string[]) {
  const { url, stateUrl, pollUrl } = receiver
  const all = ['--secret', secret, '--state-url', stateUrl, '--poll-url', pollUrl, ...args]
  return runInProcess(['certify', url, ...all], {}, (text) => {
    const [, apiUrl, secretKey] = /at (\S+), with the key (\w+)/.exec(text) ?? []
    if (apiUrl && secretKey) receiver.useApi({ url: apiUrl, secretKey })
  })
}

async function readXml(file: string) {
  const text = await readFile(file, 'utf8')
  expect(XMLValidator.validate(text)).toBe(true)
  return new XMLParser({ ignoreAttributes: false }).parse(text).testsuites
}

describe('omise-sandbox certify', () => {
  it('prints a line for each check and the grade, writes JUnit, and exits 0', async () => {
    await using receiver = await startReceiver({ secret })
    const file = join(folder, 'passed.xml')

    const { code, stdout, stderr } = await certify(receiver, '--junit', file)

    const lines = stdout.trimEnd().split('\n')
    expect(lines.slice(0, 17)).toEqual(
      Array(17).fill(expect.stringMatching(/^PASS {10}\S.* {2}\d+ ms$/)),
    )
    expect(lines.slice(17)).toEqual(['', '17 of 17 passed, 0 failed, 0 not observed'])
    expect(stderr).toMatch(/^The sandbox is at http\S+, with the key skey_test_sandbox\.\n$/)
    expect(code).toBe(0)
    const { testsuite } = await readXml(file)
    expect(testsuite).toMatchObject({ '@_tests': '17', '@_failures': '0', '@_skipped': '0' })
    expect(testsuite.testcase).toHaveLength(17)
  })

  it('tells of a failure what was sent, what came and what to do, and exits 1', async () => {
    await using receiver = await startReceiver({ secret, faults: ['stale'] })
    const file = join(folder, 'failed.xml')

    const { code, stdout } = await certify(receiver, '--junit', file)

    expect(stdout).toMatch(/^FAIL {10}A payment signed an hour ago is refused {2}\d+ ms$/m)
    expect(stdout).toMatch(/^ {2}sent {4}charge\.complete of chrg_test_\w+, signed an hour ago$/m)
    expect(stdout).toMatch(/^ {2}came {4}200 after \d+ ms: \{"taken":"evnt_test_\w+"\}$/m)
    expect(stdout).toContain('  wrong   Expected 4xx, and came 200.\n  remedy  Refuse an ')
    expect(stdout).toMatch(/\n16 of 17 passed, 1 failed, 0 not observed\n$/)
    expect(code).toBe(1)
    const { testsuite, ...counts } = await readXml(file)
    expect(counts).toMatchObject({ '@_tests': '17', '@_failures': '1', '@_skipped': '0' })
    expect(testsuite.testcase.filter((one: object) => 'failure' in one)).toMatchObject([
      { '@_classname': 'certify.stale', failure: { '@_message': 'Expected 4xx, and came 200.' } },
    ])
  })

  it('counts what it cannot observe as skipped', async () => {
    await using receiver = await startReceiver({ secret })
    const file = join(folder, 'skipped.xml')

    const { code, stdout } = await runInProcess([
      'certify',
      receiver.url,
      '--secret',
      secret,
      '--junit',
      file,
    ])

    expect(stdout).toMatch(/^not observed {2}A failed charge makes the order failed {2}\d+ ms$/m)
    expect(stdout).toMatch(/\n9 of 17 passed, 0 failed, 8 not observed\n$/)
    expect(code).toBe(0)
    const { testsuite } = await readXml(file)
    expect(testsuite).toMatchObject({ '@_tests': '17', '@_failures': '0', '@_skipped': '8' })
    expect(testsuite.testcase.filter((one: object) => 'skipped' in one)).toHaveLength(8)
  })

  it('prints JSON, with the bytes that were sent where a check fails', async () => {
    await using receiver = await startReceiver({ secret, faults: ['garbage'] })

    const { code, stdout } = await certify(receiver, '--json')

    const report = JSON.parse(stdout)
    expect(code).toBe(1)
    expect(report).toMatchObject({ checks: 17, passed: 16, failed: 1, not_observed: 0 })
    expect(report.results.find((one: { id: string }) => one.id === 'garbage')).toMatchObject({
      grade: 'fail',
      problem: 'Expected 4xx, and came 500.',
      trail: [
        {
          sent: 'half an event, signed',
          headers: {
            'Content-Type': 'application/json',
            'User-Agent': expect.stringMatching(/^omise-sandbox\//),
            'Omise-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
          },
          body: expect.stringMatching(/^\{\n {2}"object": "event",\n/),
          came: expect.stringMatching(/^500 after \d+ ms$/),
        },
      ],
    })
  })

  it('says what webhooks are signed with where that is its own choice', async () => {
    await using receiver = await startReceiver({ secret })

    const { stderr } = await runInProcess(['certify', receiver.url])

    expect(stderr).toMatch(/^Webhooks are signed with [A-Za-z0-9+/]+=*\.$/m)
  })

  it('exits 4 where there is no receiver', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')

    const { code, stdout, stderr } = await runInProcess(['certify', `http://127.0.0.1:${port}/`])

    expect({ code, stdout }).toEqual({ code: 4, stdout: '' })
    expect(stderr).toContain(`No receiver can be reached at http://127.0.0.1:${port}/ (`)
  })

  it('exits 3 where the port of its sandbox is taken', async () => {
    await using receiver = await startReceiver({ secret })
    const { port } = new URL(receiver.url)

    const { code, stderr } = await runInProcess(['certify', receiver.url, '--api-port', port])

    expect(code).toBe(3)
    expect(stderr).toContain(`cannot listen on port ${port} (EADDRINUSE). Choose another`)
  })

  it.each([
    [['certify'], "missing required argument 'url'"],
    [['certify', 'ftp://x'], 'The receiver cannot be "ftp://x". Use a URL such as '],
    [['certify', 'http://x', '--secret', 'é'], '--secret is not a webhook secret.'],
    [['certify', 'http://x', '--secret', 'YWJj'], 'Use 12 bytes or more in base64.'],
    [['certify', 'http://x', '--timeout', '5'], 'Use a whole number and ms, s or m'],
    [['certify', 'http://x', '--api-port', '65536'], 'Use a whole number from 0 to 65535'],
    [
      ['certify', 'http://x', '--method', 'promptpay'],
      'There is no payment method "promptpay". Use',
    ],
    [
      ['certify', 'http://x', '--method', 'barcode_alipay', '--country', 'SG'],
      'The account has no payment method "barcode_alipay". Use one of: alipayplus_upm.',
    ],
    [['certify', 'http://x', '--country', 'Siam'], 'TH, SG, MY'],
    [['certify', 'http://x', '--state-url', 'http://x/orders'], 'has no {charge} in it'],
  ])('exits 2 when it is used wrongly: %j', async (args, words) => {
    const { code, stdout, stderr } = await runInProcess(args)

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
  })
})
