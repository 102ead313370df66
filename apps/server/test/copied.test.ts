import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Charge } from '@omise-sandbox/client'
import { curlOf, pactOf } from '@omise-sandbox/dashboard/copy-as'
import { createSandbox } from '@omise-sandbox/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chargeInSingapore, chargesOfEachKind, nasty } from './copied/charges.ts'
import { runInProcess } from './in-process.ts'

const runFile = promisify(execFile)
const package_ = join(import.meta.dirname, '..')

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
