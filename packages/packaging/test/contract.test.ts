import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { root } from '../src/workspace.ts'
import { run } from './command.ts'
import { needsRegistry, unreachable } from './registry.ts'

let project = ''

needsRegistry()

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'omise-sandbox-contract-'))
  if (unreachable) return
  await cp(join(root, 'examples/contract'), project, { recursive: true })
  const wanted = inject('tarballs').filter(({ name }) => !/client|webhooks/.test(name))
  const files = wanted.map(({ file }) => file)
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...files], project)
  await run('npm', ['test'], project)
})

afterAll(() => rm(project, { recursive: true, force: true }))

it('a contract of a project that knows only the packages is verified by the installed command', async () => {
  const words = await run('npm', ['run', 'verify'], project)

  expect(words).toContain('5 of 5 interactions hold, 0 failed, 0 skipped')
  expect(await readFile(join(project, 'report.xml'), 'utf8')).toContain('failures="0"')
})

it('a wrong expectation fails there, with its place and both values', async () => {
  const file = join(project, 'pacts/till-omise.json')
  const recorded = await readFile(file, 'utf8')
  await writeFile(file, recorded.replace('"status": "expired"', '"status": "cancelled"'))

  const verified = run('npm', ['run', 'verify'], project)

  await expect(verified).rejects.toThrow(/FAIL {2}a cancellation, given "a charge is pending"/)
  await expect(verified).rejects.toThrow(
    "$.status: Expected 'expired' (String) to be equal to 'cancelled' (String)",
  )
  await expect(verified).rejects.toThrow('4 of 5 interactions hold, 1 failed, 0 skipped')
  await writeFile(file, recorded)
})
