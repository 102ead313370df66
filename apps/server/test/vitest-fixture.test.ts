import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { vitestOf } from '@omise-sandbox/dashboard/copy-as'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTest, test } from '../src/vitest.ts'
import { chargeInSingapore, chargesOfEachKind } from './copied/charges.ts'
import { charge } from './vitest/till.ts'

const package_ = join(import.meta.dirname, '..')

const keys: string[] = []

test('a test has a sandbox on a clock that stands still', async ({ sandbox }) => {
  keys.push(sandbox.secretKey)
  const made = await charge(sandbox)

  await sandbox.control.clock.advance('2s')
  await sandbox.settled()

  expect(made).toMatchObject({ status: 'pending', created_at: '2025-01-01T00:00:00Z' })
  const { charge: paid } = await sandbox.control.wait({ charge: made.id })
  expect(paid.status).toBe('successful')
})

test('another test has an account of its own', async ({ sandbox }) => {
  keys.push(sandbox.secretKey)

  expect(new Set(keys).size).toBe(2)
  expect((await sandbox.control.requests.list()).total).toBe(0)
  expect(sandbox.webhookSecret).toMatch(/^[A-Za-z0-9+/]{40,}=*$/)
})

test.concurrent.for([1, 2, 3, 4])('tests at once do not meet (%i)', async (count, { sandbox }) => {
  for (let made = 0; made < count; made++) await charge(sandbox)

  expect((await sandbox.control.state.export()).data.charges).toHaveLength(count)
})

const manual = createTest({ outcome: 'manual', startAt: '2030-01-01T00:00:00Z' })

manual('a sandbox may have options of its own', async ({ sandbox }) => {
  const made = await charge(sandbox)

  await sandbox.control.clock.advance('23h')

  expect(made.created_at).toBe('2030-01-01T00:00:00Z')
  expect((await sandbox.control.timeline.get(made.id)).status).toBe('pending')
})

describe('a run of Vitest', () => {
  let folder: string

  beforeAll(async () => {
    // Inside the package, whose modules the copied files import.
    await mkdir(join(package_, 'reports'), { recursive: true })
    folder = await mkdtemp(join(package_, 'reports', 'copied-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('passes what the console copies of charges, and has the story of those of a test that fails printed, with no key', async () => {
    for (const [kind, charge] of Object.entries(await chargesOfEachKind())) {
      await writeFile(join(folder, `${kind}.case.ts`), vitestOf(charge, 'TH'))
    }
    const inSingapore = vitestOf(await chargeInSingapore(), 'SG')
    await writeFile(join(folder, 'singapore.case.ts'), inSingapore)

    const { code, output } = await runVitest(folder)

    expect(code).toBe(1)
    expect(output).toMatch(/Tests {2}2 failed \| 6 passed \(8\)/)
    expect(output).toContain('What the sandbox saw in "expects a payment that does not come":')
    expect(output).toMatch(/### Charge chrg_test_\w{19}: failed, THB 4000\.00/)
    expect(output).toContain(
      '| 2025-01-01T00:00:02Z | transition | failed: insufficient\\_balance |',
    )
    expect(output).toContain(
      '- GET /chargez → 404 (not_found: the requested resource was not found)',
    )
    expect(output).not.toContain('skey_test_')
  })
})

/** Runs the cases of a folder, with those that are to fail. */
async function runVitest(folder: string) {
  const vitest = spawn('vitest', ['run', '--config', 'test/vitest/vitest.config.ts'], {
    cwd: package_,
    env: { ...process.env, CASES: relative(package_, folder), NO_COLOR: '1', CI: '1' },
  })
  let output = ''
  for (const stream of [vitest.stdout, vitest.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const code = await new Promise((resolve) => vitest.on('close', resolve))
  return { code, output }
}
