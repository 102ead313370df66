import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Charge, createClient } from '@omise-sandbox/client'
import { curlOf, pactOf, vitestOf } from '@omise-sandbox/dashboard/copy-as'
import { createSandbox } from '@omise-sandbox/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runInProcess } from './in-process.ts'

const runFile = promisify(execFile)
const package_ = join(import.meta.dirname, '..')

const nasty = ["It's", '"table"', '`7`', '$', '{1}', '\\n', '\u2028', '$(id)'].join('')

/** A charge of each kind that the console can copy: with the quotes, dollars and line ends that text may have. */
async function chargesOfEachKind(): Promise<Readonly<Record<string, Charge>>> {
  await using sandbox = await createSandbox({ clock: 'virtual', outcome: 'manual', seed: 'copied' })
  await sandbox.listen()
  const client = createClient({ secretKey: sandbox.secretKey, baseUrl: sandbox.url })
  const make = () =>
    client.charges.create({
      amount: 400_000,
      currency: 'THB',
      description: nasty,
      metadata: { order: 'A-1007', note: nasty, paid_by: 2 },
      source: {
        type: 'barcode_alipay',
        barcode: '1234567890',
        store_id: 'BJ_ZZ_001',
        store_name: "ร้าน Nong's",
        terminal_id: 'T80001',
      },
    })
  const end = async (outcome: 'successful' | 'failed' | 'expired') => {
    const { id } = await make()
    await sandbox.control.charges.setOutcome(id, { outcome })
    return client.charges.get(id)
  }
  const paid = await end('successful')
  await client.refunds.create((await end('successful')).id, { amount: 100_000 })
  const [refunded] = (await client.charges.list({ order: 'reverse_chronological', limit: 1 })).data
  if (!refunded) throw new Error('A charge was refunded.')
  return {
    pending: await make(),
    paid,
    refunded,
    failed: await end('failed'),
    expired: await end('expired'),
  }
}

/** A charge that has no store, and amounts in another currency. */
async function chargeInSingapore(): Promise<Charge> {
  await using sandbox = await createSandbox({ clock: 'virtual', country: 'SG', seed: 'copied' })
  await sandbox.listen()
  const client = createClient({ secretKey: sandbox.secretKey, baseUrl: sandbox.url })
  const { id } = await client.charges.create({
    amount: 15_000,
    currency: 'SGD',
    source: { type: 'alipayplus_upm', barcode: '2812345678901234567' },
  })
  await sandbox.control.charges.setOutcome(id, {
    outcome: 'failed',
    failure_code: 'insufficient_fund',
  })
  return await client.charges.get(id)
}

describe('what the console copies of a charge', () => {
  let folder: string
  let charges: Readonly<Record<string, Charge>>

  beforeAll(async () => {
    // Inside the package, whose modules the copied files import.
    await mkdir(join(package_, 'reports'), { recursive: true })
    folder = await mkdtemp(join(package_, 'reports', 'copied-'))
    charges = await chargesOfEachKind()
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('are test cases that pass', async () => {
    for (const [kind, charge] of Object.entries(charges)) {
      await writeFile(join(folder, `${kind}.case.ts`), vitestOf(charge, 'TH'))
    }
    const inSingapore = vitestOf(await chargeInSingapore(), 'SG')
    await writeFile(join(folder, 'singapore.case.ts'), inSingapore)
    await writeFile(
      join(folder, 'vitest.config.ts'),
      // One process for all of them, whose modules Node loads: that they are found and pass is what is asked.
      `export default { test: ${JSON.stringify({ include: ['*.case.ts'], isolate: false, maxWorkers: 1, experimental: { viteModuleRunner: false, nodeLoader: false } })} }\n`,
    )

    const { stdout } = await runFile('vitest', ['run', '--root', folder], {
      env: { ...process.env, NO_COLOR: '1', CI: '1' },
    })

    expect(stdout).toMatch(/Tests {2}6 passed \(6\)/)
  })

  it('are interactions of a contract, which the sandbox keeps', async () => {
    const all = { ...charges, singapore: await chargeInSingapore() }
    const files = Object.entries(all).map(([kind, charge]) => {
      const text = pactOf(charge).replace(
        /\/\/ … let your code.*/,
        "await fetch(url + '/charges/' + ids.charge, { headers: { Authorization: 'Basic ' + btoa('skey_test_till:') } })",
      )
      return { name: `${kind}.pact.ts`, text }
    })
    for (const { name, text } of files) await writeFile(join(folder, name), text)
    const imports = files.map(({ name }) => `await import('./${name}')`)
    await writeFile(join(folder, 'all.pacts.ts'), imports.join('\n'))
    await runFile(process.execPath, [join(folder, 'all.pacts.ts')], { cwd: folder })

    const { code, stdout } = await runInProcess(['verify-pacts', join(folder, 'pacts')])

    expect(stdout).toContain('6 of 6 interactions hold')
    expect(code).toBe(0)
  })

  it('are commands that charge the same again, whatever the text', async () => {
    await using sandbox = await createSandbox({ clock: 'virtual' })
    await sandbox.listen()
    const { url, secretKey } = sandbox
    const { paid } = charges
    if (!paid) throw new Error('There is a paid charge.')

    const [command = ''] = curlOf(paid, { url, secretKey }).split('# Looks at')
    const { stdout } = await runFile('sh', ['-c', command])

    const made = JSON.parse(stdout) as Charge
    const { description, source, metadata } = made
    expect({ description, store: source.store_name, barcode: source.barcode }).toEqual({
      description: paid.description,
      store: paid.source.store_name,
      barcode: paid.source.barcode,
    })
    // A form knows texts alone.
    expect(metadata).toEqual({ order: 'A-1007', note: nasty, paid_by: '2' })
    expect((await sandbox.control.charges.getDetails(made.id)).summary.decided_by).toBe('prefer')
  })
})
