import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Planted } from './explore/planted.ts'
import { serveShop } from './explore/serve-shop.ts'
import { runInProcess } from './in-process.ts'
import { freeUrl } from './receiver.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explore-'))
})

afterAll(() => rm(folder, { recursive: true }))

const bounds = ['--state-timeout', '1ms']

async function exploring(fault: Planted | undefined, ...args: string[]) {
  await using shop = await serveShop(fault)
  const { url, stateUrl, pollUrl } = shop
  const doors = ['--state-url', stateUrl, '--poll-url', pollUrl, '--secret', shop.secret]
  const scenario = args.includes('--scenario') ? [] : ['--scenario', 'paid']
  return await runInProcess(
    ['explore', url, ...doors, ...bounds, ...scenario, ...args],
    {},
    shop.read,
  )
}

describe('omise-sandbox explore', () => {
  it('says that no schedule fails, how many were played and what was left out, and exits 0', async () => {
    const junit = join(folder, 'passed.xml')

    const { code, stdout, stderr } = await exploring(undefined, '--junit', junit)

    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+ schedules in .* every order of up to 9 steps\.$/m)
    expect(stdout).toMatch(/^Not explored: restarts: .*\nNo schedule fails\.$/m)
    expect(stderr).toMatch(/^The sandbox is at http\S+, with the key skey_test_sandbox\.$/m)
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(
      await readFile(junit, 'utf8'),
    )
    expect(testsuites).toMatchObject({ '@_tests': '2', '@_failures': '0', '@_skipped': '1' })
  })

  it('tells the schedule that fails, prints it as a test and saves it for replay, and exits 1', async () => {
    const file = join(folder, 'twice.json')
    const { code, stdout } = await exploring('duplicate-payment', '--save', file)

    await using wrong = await serveShop('duplicate-payment')
    await using right = await serveShop()
    const replayed = (shop: typeof right) => {
      const { url, stateUrl, secret } = shop
      const at = ['--webhook-url', url, '--state-url', stateUrl, '--secret', secret]
      return runInProcess(['replay', file, ...at, '--times', '5', '--state-timeout', '1ms'])
    }

    expect(code).toBe(1)
    expect(stdout).toContain('(duplicate-payment)\nin "A payer pays", after 5 steps\n')
    expect(stdout).toMatch(
      /^ {3}5 {2}charge\.complete of the first charge comes once more: .* 200\.$/m,
    )
    expect(stdout).toContain(
      '    wrong      it was paid 1 time, and is believed to be paid 2 times',
    )
    expect(stdout).toContain("import { replay } from 'omise-sandbox/explore'")
    expect(await replayed(wrong)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/\nIt failed 5 of 5 times\.\n$/),
    })
    expect(await replayed(right)).toMatchObject({ code: 0, stdout: 'It failed 0 of 5 times.\n' })
  })

  it('prints JSON', async () => {
    const { code, stdout } = await exploring('back-to-pending', '--json', '--seed', 'x')

    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ scenarios: ['paid'], max_steps: 9, exhausted_to: 3, sampled: 0, seed: 'x' },
      failure: { id: 'back-to-pending', steps: expect.arrayContaining(['pay first']) },
    })
  })

  it('plays the scenarios of a file, and says which ends are beyond the bound', async () => {
    const file = join(folder, 'scenarios.json')
    const steps = ['pay', { refund: 1000 }, { refund: 'rest' }]
    const twice = { name: 'twice', attempts: [{ name: 'first', order: 'X', amount: 5000, steps }] }
    await writeFile(file, JSON.stringify({ format: 1, scenarios: [twice] }))

    const own = ['--scenarios', file, '--scenario', 'twice', '--max-steps', '6', '--losses', '0']
    const { code, stdout } = await exploring('refund-before-payment', ...own, '--repeats', '0')

    expect(code).toBe(1)
    expect(stdout).toContain('(refund-before-payment)\nin "twice", after 6 steps\n')
    expect(stdout).toContain('Not explored: the end of twice: it takes 8 steps (--max-steps).\n')
  })

  it('starts the application by a command, which has to take connections, and exits 2 where it does not', async () => {
    const url = await freeUrl()
    const doors = ['explore', url, '--state-url', `${url}{charge}`, '--scenario', 'paid', ...bounds]

    const ended = await runInProcess([
      ...doors,
      '--',
      process.execPath,
      '-e',
      'console.error("no")',
    ])
    const missing = await runInProcess([...doors, '--', 'there-is-no-such-command'])

    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain('could not be started: it ended with 0. Check the command')
    expect(ended.stderr).toContain('\n  no\nNothing was proved.\n')
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('ENOENT') })
  })

  it.each([
    ['a server that answers nonsense', 200, '<html>', /tells no "status"/],
    [
      'a server that fails',
      500,
      '',
      /took in none of \d+ webhooks \(it answered 500\)|answered 500/,
    ],
  ])('exits 2 where it finds %s', async (_what, status, body, words) => {
    const server = createServer((_request, response) => response.writeHead(status).end(body))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

    const { code, stdout, stderr } = await runInProcess([
      ...['explore', url, '--state-url', `${url}{charge}`, '--scenario', 'paid', ...bounds],
    ])
    server.closeAllConnections()
    server.close()

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(words)
  })

  it('exits 2 where nothing listens', async () => {
    const url = await freeUrl()

    const { code, stderr } = await runInProcess([
      ...['explore', url, '--state-url', `${url}{charge}`, '--scenario', 'paid', ...bounds],
    ])

    expect(code).toBe(2)
    expect(stderr).toContain(`No webhook reached the receiver at ${url} (ECONNREFUSED)`)
  })

  it.each([
    [['explore'], "missing required argument 'url'"],
    [['explore', 'http://x'], 'Give --state-url, such as'],
    [
      ['explore', 'ftp://x', '--state-url', 'http://x/{charge}'],
      'The receiver cannot be "ftp://x"',
    ],
    [['explore', 'http://x', '--state-url', 'http://x'], 'has no {charge} or {order} in it'],
    [
      ['explore', 'http://x', '--state-url', 'http://x/{charge}', '--map', 'a=b'],
      '--map cannot be',
    ],
    [
      ['explore', 'http://x', '--state-url', 'http://x/{charge}', '--scenario', 'payed'],
      'There is no scenario "payed". Did you mean paid?',
    ],
    [['explore', 'http://x', '--concurrency', '0'], 'Use a whole number from 1 to 64'],
  ])('exits 2 when it is used wrongly: %j', async (args, words) => {
    const { code, stdout, stderr } = await runInProcess(args)

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
  })

  const scenario = { name: 'paid', attempts: [{ name: 'first', steps: ['pay'] }] }

  it.each([
    ['{', 'is not JSON'],
    [
      { format: 2, scenario, steps: [] },
      'is of format 2, which is newer than this version reads (1)',
    ],
    [{ scenario, steps: [] }, 'its "format" is not 1'],
    [{ format: 1, scenario }, 'holds no steps'],
    [
      { format: 1, scenario, steps: ['dance'] },
      'has a step that its scenario does not have: "dance"',
    ],
    [{ format: 1, scenario, steps: ['pay first'] }, 'cannot happen in this order'],
    [{ format: 1, scenario: { name: 'x', attempts: [] }, steps: [] }, 'Give it at least one.'],
  ])('refuses a file to replay, with exit code 2: %j', async (content, words) => {
    const file = join(folder, 'broken.json')
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))

    const { code, stdout, stderr } = await runInProcess(['replay', file])

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
  })
})
