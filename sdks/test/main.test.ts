import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { execute } from '../src/execute.ts'
import { plugins } from '../src/plugins.ts'
import { sdks } from '../src/sdks.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const run = (args: readonly string[]) =>
  execute({ program: process.execPath, args: [main, ...args] })

describe('npm run sdks', () => {
  it('exits 2 where nothing could be run, and names each SDK and plugin as skipped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'omise-none-'))

    const { code, stdout } = await run(['--folder', folder])

    expect(code).toBe(2)
    for (const { name } of [...sdks, ...plugins])
      expect(stdout).toContain(`skipped: ${name}: There is no ${folder}`)
  })

  it('skips an SDK without its libraries, saying how to get them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'omise-none-'))
    await mkdir(join(folder, 'omise-node'))

    const { code, stdout } = await run(['--folder', folder, '--only', 'omise-node'])

    expect(code).toBe(2)
    expect(stdout).toContain('skipped: omise-node: The checkout has no node_modules.')
  })

  it('skips a plugin without the omise-php that it pins, saying which', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'omise-none-'))
    await mkdir(join(folder, 'omise-magento'))
    const composer = { require: { 'omise/omise-php': '3.0.0' } }
    await writeFile(join(folder, 'omise-magento/composer.json'), JSON.stringify(composer, null, 2))

    const { code, stdout } = await run(['--folder', folder, '--only', 'omise-magento'])

    expect(code).toBe(2)
    expect(stdout).toContain('skipped: omise-magento: It pins omise-php v3.0.0, and')
  })

  it('exits 2 without a folder, and says how it is used', async () => {
    const { code, stderr } = await run([])

    expect(code).toBe(2)
    expect(stderr).toContain('--folder F')
  })
})
