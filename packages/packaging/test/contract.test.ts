import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, inject, it } from 'vitest'
import { root } from '../src/workspace.ts'
import { run } from './command.ts'
import { link } from './consumer-project.ts'
import { needsRegistry, unreachable } from './registry.ts'

const pact = '@pact-foundation/pact'
/** Within a project that the packages are installed into, whose programs and modules it therefore finds. */
const project = join(inject('project'), 'contract')

needsRegistry()

beforeAll(async () => {
  if (unreachable) return
  await cp(join(root, 'examples/contract'), project, { recursive: true })
  const manifest = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))
  // What npm would install of it is hundreds of packages, which this workspace has.
  const linked = await link(pact, project, join(root, 'packages/contracts/package.json'))
  expect(linked).toBe(manifest.devDependencies[pact])
  await run('npm', ['test'], project)
})

it('a contract of a project that knows only the packages is verified by the installed command', async () => {
  const words = await run('npm', ['run', 'verify'], project)

  expect(words).toContain('5 of 5 interactions hold, 0 failed, 0 skipped')
  expect(await readFile(join(project, 'report.xml'), 'utf8')).toContain('failures="0"')
})

it('a wrong expectation fails there, with its place and both values', async () => {
  const file = join(project, 'pacts/till-omise.json')
  const recorded = await readFile(file, 'utf8')
  await writeFile(file, recorded.replace('"status": "expired"', '"status": "cancelled"'))

  const verified = run('../node_modules/.bin/omise-sandbox', ['verify-pacts', 'pacts'], project)

  await expect(verified).rejects.toThrow(/FAIL {2}a cancellation, given "a charge is pending"/)
  await expect(verified).rejects.toThrow(
    "$.status: Expected 'expired' (String) to be equal to 'cancelled' (String)",
  )
  await expect(verified).rejects.toThrow('4 of 5 interactions hold, 1 failed, 0 skipped')
  await writeFile(file, recorded)
})
