import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandbox } from '@omise-sandbox/sandbox'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, describe, expect, it } from 'vitest'
import { runInProcess } from './in-process.ts'
import { startBroker } from './verify-pacts/broker.ts'

const folder = await mkdtemp(join(tmpdir(), 'verify-pacts-'))
afterAll(() => rm(folder, { recursive: true }))

/** A till's contract, as its own Pact library would write it: a sale, and a charge that failed. */
function contract(failure_code: string) {
  return {
    consumer: { name: 'till' },
    provider: { name: 'omise' },
    interactions: [
      {
        type: 'Synchronous/HTTP',
        description: 'a sale',
        request: {
          method: 'POST',
          path: '/charges',
          headers: { Authorization: [basic], 'Content-Type': ['application/json'] },
          body: {
            contentType: 'application/json',
            encoded: false,
            content: {
              amount: 2000,
              currency: 'thb',
              source: {
                type: 'barcode_alipay',
                barcode: '1234567890',
                store_id: 'S1',
                store_name: 'Shop',
              },
            },
          },
        },
        response: {
          status: 200,
          body: { contentType: 'application/json', encoded: false, content: { status: 'pending' } },
        },
      },
      {
        type: 'Synchronous/HTTP',
        description: 'a look at a sale that failed',
        providerStates: [
          {
            name: 'a charge failed',
            params: { charge, failure_code: 'insufficient_balance' },
          },
        ],
        request: { method: 'GET', path: `/charges/${charge}`, headers: { Authorization: [basic] } },
        response: {
          status: 200,
          body: { contentType: 'application/json', encoded: false, content: { failure_code } },
        },
      },
    ],
    metadata: { pactSpecification: { version: '4.0' } },
  }
}

const charge = 'chrg_test_5kgevscrv4hfzxsaz19'
const basic = `Basic ${btoa('skey_test_till:')}`

async function fileOf(name: string, failureCode: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, JSON.stringify(contract(failureCode)))
  return file
}

const quiet = { PACT_BROKER_BASE_URL: '', CI: '' }

function verify(args: readonly string[], env: Record<string, string> = {}) {
  return runInProcess(['verify-pacts', ...args], { ...quiet, ...env })
}

describe('omise-sandbox verify-pacts', () => {
  it('prints each interaction that holds, and exits 0', async () => {
    const file = await fileOf('holds.json', 'insufficient_balance')

    const { code, stdout, stderr } = await verify([file])

    expect(stdout.trimEnd().split('\n')).toEqual([
      `till with omise (${file})`,
      '  ok    a sale',
      '  ok    a look at a sale that failed, given "a charge failed"',
      '',
      '2 of 2 interactions hold, 0 failed, 0 skipped',
    ])
    expect(stderr).toBe('')
    expect(code).toBe(0)
  })

  it('says below an interaction what does not match, writes JUnit, and exits 1', async () => {
    const file = await fileOf('fails.json', 'card_declined')
    const junit = join(folder, 'report.xml')

    const { code, stdout } = await verify([file, '--junit', junit])

    expect(stdout).toContain(
      `  FAIL  a look at a sale that failed, given "a charge failed"
          $.failure_code: Expected 'insufficient_balance' (String) to be equal to 'card_declined' (String)
`,
    )
    expect(stdout).toContain('1 of 2 interactions hold, 1 failed, 0 skipped')
    expect(code).toBe(1)
    const xml = await readFile(junit, 'utf8')
    expect(XMLValidator.validate(xml)).toBe(true)
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(xml)
    expect(testsuites.testsuite).toMatchObject({ '@_tests': '2', '@_failures': '1' })
    expect(testsuites.testsuite.testcase[1]).toMatchObject({
      '@_classname': `till with omise (${file})`,
      '@_name': 'a look at a sale that failed (given a charge failed)',
      failure: { '@_message': expect.stringContaining('card_declined') },
    })
  })

  it('prints JSON on demand', async () => {
    const { stdout } = await verify([await fileOf('holds.json', 'insufficient_balance'), '--json'])

    expect(JSON.parse(stdout)).toMatchObject([
      { consumer: 'till', description: 'a sale', problems: [] },
      { consumer: 'till', description: 'a look at a sale that failed', problems: [] },
    ])
  })

  it('lists the states that a contract can give', async () => {
    const { code, stdout } = await verify(['--states'])

    expect(stdout).toMatch(/^a charge failed\n {2}A charge failed\.\n(?: {4}\w+: .+\n)+/m)
    expect(stdout).toContain('    failure_code: failed_processing\n')
    expect(code).toBe(0)
  })

  it('fetches contracts from a broker, by its token, and tells it the results', async () => {
    await using broker = await startBroker([contract('card_declined')], { token: 's3cret' })

    const { code, stdout, stderr } = await verify(['--publish', '1.2.3'], {
      PACT_BROKER_BASE_URL: broker.url,
      PACT_BROKER_TOKEN: 's3cret',
    })

    expect(stdout).toContain('1 of 2 interactions hold, 1 failed, 0 skipped')
    expect(code).toBe(1)
    expect(broker.published).toMatchObject([
      { success: false, providerApplicationVersion: '1.2.3' },
    ])
    expect(stdout + stderr).not.toContain('s3cret')
  })

  it('says that a broker turned it away', async () => {
    await using broker = await startBroker([contract('insufficient_balance')], { token: 's3cret' })

    const { code, stdout, stderr } = await verify([], {
      PACT_BROKER_BASE_URL: broker.url,
      PACT_BROKER_TOKEN: 'wr0ng',
    })

    expect(broker.unauthorized).toBeGreaterThan(0)
    expect(stderr).toMatch(/401/)
    expect(stdout + stderr).not.toContain('wr0ng')
    expect(code).toBe(1)
  })

  it.each([
    ['with nothing to verify', [], {}, /PACT_BROKER_BASE_URL/],
    ['that publishes results of files', ['a.json', '--publish', '1'], {}, /--publish/],
    ['of a file that there is not', ['absent.json'], {}, /There is no absent\.json/],
    ['that names a branch of nothing', ['a.json', '--branch', 'main'], {}, /--publish/],
    ['with an --openapi that there is not', ['a.json', '--openapi', 'maybe'], {}, /--openapi/],
    ['against an API from CI', ['a.json', '--against', 'http://127.0.0.1:1'], { CI: 'true' }, /CI/],
    [
      'against an API with a live key',
      ['a.json', '--against', 'http://127.0.0.1:1'],
      { OMISE_SECRET_KEY: 'skey_live_abc' },
      /OMISE_SECRET_KEY/,
    ],
    [
      'against no address',
      ['a.json', '--against', 'omise'],
      { OMISE_SECRET_KEY: 'skey_test_abc' },
      /--against/,
    ],
  ])('refuses a call %s, and exits 2', async (_title, args, env, message) => {
    const { code, stderr } = await verify(args, env)

    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('skey_live_abc')
    expect(code).toBe(2)
  })

  it('verifies another API where that is asked for', async () => {
    await using other = await createSandbox()
    const { url } = await other.listen()
    const file = await fileOf('elsewhere.json', 'insufficient_balance')

    const { code, stdout } = await verify([file, '--against', url], {
      OMISE_SECRET_KEY: 'skey_test_elsewhere',
    })

    expect(stdout).toContain('  ok    a sale\n')
    expect(stdout).toContain('  skip  a look at a sale that failed, given "a charge failed"\n')
    expect(code).toBe(0)
  })

  it('verifies what can be read beside what cannot, and exits 1', async () => {
    const mixed = join(folder, 'mixed')
    await mkdir(join(mixed, 'deep'), { recursive: true })
    await writeFile(join(mixed, 'cut.json'), '{"consumer":{"name":"till"')
    await writeFile(
      join(mixed, 'deep/good.json'),
      `\uFEFF${JSON.stringify(contract('insufficient_balance'))}`,
      'utf16le',
    )

    const { code, stdout } = await verify([mixed])

    expect(stdout).toContain(`${join(mixed, 'cut.json')} is no JSON: it ends in the middle`)
    expect(stdout).toContain('  ok    a sale\n')
    expect(stdout).toContain('2 of 3 interactions hold, 1 failed, 0 skipped')
    expect(code).toBe(1)
  })

  it('says that nothing was verified where all was skipped, and exits 1', async () => {
    await using other = await createSandbox()
    const { url } = await other.listen()
    const [, look] = contract('insufficient_balance').interactions
    const file = join(folder, 'skipped.json')
    await writeFile(file, JSON.stringify({ ...contract(''), interactions: [look] }))

    const { code, stderr } = await verify([file, '--against', url], {
      OMISE_SECRET_KEY: 'skey_test_elsewhere',
    })

    expect(stderr).toContain('Nothing was verified.')
    expect(code).toBe(1)
  })

  it('notes what the OpenAPI document has not, and fails of it where that is asked for', async () => {
    const file = join(folder, 'undocumented.json')
    const [sale] = contract('').interactions
    const request = { method: 'GET', path: '/chargez' }
    const response = { status: 404 }
    await writeFile(
      file,
      JSON.stringify({ ...contract(''), interactions: [{ ...sale, request, response }] }),
    )

    const [warned, failed] = [await verify([file]), await verify([file, '--openapi', 'fail'])]

    expect(warned.stdout).toContain(
      '  ok    a sale\n          note: OpenAPI, the request: there is no GET /chargez\n',
    )
    expect([warned.code, failed.code]).toEqual([0, 1])
    expect(failed.stdout).toContain('  FAIL  a sale\n          OpenAPI, the request')
  })
})
