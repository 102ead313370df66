import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import ts from 'typescript'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { type Manifest, packageOf } from '../src/manifest.ts'
import { root } from '../src/workspace.ts'
import { run } from './command.ts'
import { complaintsInOurs } from './compiler.ts'
import { hasOldest, installOldest, oldest } from './node-versions.ts'
import { needsRegistry, unreachable } from './registry.ts'

const require = createRequire(import.meta.url)
const names = inject('tarballs').map(({ name }) => name)
const project = inject('project')
let oldestNode = ''

needsRegistry()

beforeAll(async () => {
  if (unreachable) return
  oldestNode = hasOldest ? await installOldest() : ''
  const modules = (await Promise.all(names.map(modulesOf))).flat()
  // What runners bring works inside of them only, and the soak has Playwright.
  const loaded = modules.filter((id) => !/\/(vitest|jest|playwright)$/.test(id))
  const typed = modules.filter((id) => !id.endsWith('/playwright'))
  const imported = typed.map((id, index) => `import * as module${index} from '${id}'`)
  const exported = `export { ${typed.map((_, index) => `module${index}`).join(', ')} }`
  await write('every-type.ts', [...imported, exported])
  await write(
    'every-import.js',
    loaded.map((id) => `import '${id}'`),
  )
  await write('every-require.cjs', [
    "const assert = require('node:assert')",
    ...loaded.map((id) => `isOne(require('${id}'), import('${id}'))`),
    'async function isOne(required, imported) {',
    '  const { default: _, ...names } = await imported',
    '  assert.deepEqual(Object.keys(names).sort(), Object.keys(required).sort())',
    '  for (const name in names) assert.equal(names[name], required[name])',
    '}',
  ])
})

const imported = ['every module is imported', 'every-import.js'] as const
const required = [
  'every module that is required is the one that is imported',
  'every-require.cjs',
] as const
const paid = ['a payment is made and its webhook verified', 'payment.ts'] as const
/** `npm test` runs each on one Node, and the soak on both: what is missing is so on the oldest. */
const isWhole = process.env.OMISE_SANDBOX_SOAK === '1' || !hasOldest

describe.each([
  {
    version: process.version,
    program: () => process.execPath,
    skip: false,
    runs: isWhole ? [imported, required, paid] : [imported],
  },
  {
    version: `v${oldest}`,
    program: () => oldestNode,
    skip: !hasOldest,
    runs: isWhole ? [imported, required, paid] : [required, paid],
  },
])('on Node $version', ({ program, skip, runs }) => {
  it.skipIf(skip).each(runs)('%s', async (_title, file) => {
    await run(program(), [file], project)
  })
})

it('the fixture gives tests of Vitest a sandbox', async () => {
  const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs')

  await run(process.execPath, [vitest, 'run'], project)
})

it('the types hold in a strict project with TypeScript 7, in all that they load', async () => {
  const typescript = createRequire(join(root, 'package.json')).resolve('typescript/package.json')
  const manifest = JSON.parse(await readFile(typescript, 'utf8')) as Manifest
  expect(manifest.version.startsWith('7')).toBe(true)

  await run(process.execPath, [join(dirname(typescript), 'bin/tsc'), '-p', '.'], project)
})

it('the types hold in a strict project with TypeScript 5.9', () => {
  expect(ts.version.startsWith('5.9')).toBe(true)

  const { ours, complaints } = complaintsInOurs(project, names)

  expect(ours).toEqual(expect.arrayContaining(['payment.ts', 'every-type.ts']))
  for (const name of names) {
    expect(
      ours.some((file) => file.startsWith(`node_modules/${name}/`)),
      name,
    ).toBe(true)
  }
  expect(complaints).toBe('')
})

it.each(names)('%s imports only what is installed with it', async (name) => {
  const folder = join(project, 'node_modules', name)
  const { dependencies, peerDependencies } = await manifestOf(name)
  const files = (await readdir(folder)).filter((file) => /\.(js|d\.ts)$/.test(file))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))

  const imported = texts.flatMap((text) => ts.preProcessFile(text).importedFiles)
  const packages = imported
    .map(({ fileName }) => fileName)
    .filter((id) => !id.startsWith('.') && !isBuiltin(id))
    .map(packageOf)
  const installed = Object.keys({ ...dependencies, ...peerDependencies })
  expect(packages.filter((id) => !installed.includes(id))).toEqual([])
})

it.each([
  ['@omise-sandbox/webhooks', 'WebhookError', 'createHmac'],
  ['@omise-sandbox/client', 'ClientOptionError', 'createCharges'],
  ['@omise-sandbox/client/control', 'ControlRefusal', 'createParser'],
])('of %s, who imports %s is given little more', async (module, name, rest) => {
  const everything = await bundled(`export * from '${module}'`)
  const one = await bundled(`export { ${name} } from '${module}'`)

  expect([everything, one].map((code) => code.includes(name))).toEqual([true, true])
  expect([everything, one].map((code) => code.includes(rest))).toEqual([true, false])
  expect(one.length).toBeLessThan(everything.length / 10)
})

function write(name: string, lines: readonly string[]): Promise<void> {
  return writeFile(join(project, name), `${lines.join('\n')}\n`)
}

async function manifestOf(name: string): Promise<Manifest> {
  const text = await readFile(join(project, 'node_modules', name, 'package.json'), 'utf8')
  return JSON.parse(text) as Manifest
}

async function modulesOf(name: string): Promise<string[]> {
  const subpaths = Object.keys((await manifestOf(name)).exports ?? {})
  const modules = subpaths.filter((subpath) => !subpath.endsWith('.json'))
  return modules.map((subpath) => name + subpath.slice(1))
}

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    platform: 'node',
    format: 'esm',
    bundle: true,
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
