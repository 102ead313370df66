import { expect, it } from 'vitest'
import {
  commandsOf,
  installedDependencies,
  type Manifest,
  modulesOf,
  packageOf,
  publishedManifest,
} from '../src/manifest.ts'

const till: Manifest = {
  name: 'till',
  version: '1.2.3',
  bin: { till: './src/main.ts' },
  exports: { '.': './src/index.ts', './scanner': './src/scanner/index.ts' },
  dependencies: { ours: 'workspace:*', inside: 'workspace:*', theirs: '4.5.6', idle: '7.8.9' },
  publishConfig: { directory: 'dist' },
}
/** What is published of the till with some more in its package.json. */
function published(more: Partial<Manifest>) {
  const built = { installed: {}, imports: [] }
  return publishedManifest({ ...till, ...more }, built)
}

const workspace = new Map([
  ['till', '1.2.3'],
  ['ours', '1.2.3'],
  ['inside', undefined],
])

it('each module is built under the name it is imported by, a command under that of its source', () => {
  expect(modulesOf(till).map(({ name }) => name)).toEqual(['index', 'scanner'])
  expect(commandsOf(till)).toMatchObject([{ name: 'main', source: './src/main.ts' }])
})

it('what is published leads to what was built', () => {
  expect(published({})).toMatchObject({
    bin: { till: 'main.js' },
    exports: {
      './scanner': {
        import: { types: './scanner.d.ts', default: './scanner.mjs' },
        default: { types: './scanner.d.cts', default: './scanner.cjs' },
      },
    },
  })
})

it('bundlers are given the ES modules of what they may drop parts of, however it is loaded', () => {
  const scanner = { types: './scanner.d.ts', default: './scanner.js' }

  const [first] = Object.entries(published({ sideEffects: false }).exports['./scanner'] as object)

  expect(first).toEqual(['module', scanner])
  expect(published({}).exports['./scanner']).not.toHaveProperty('module')
})

it('an export that cannot be required is an ES module only', () => {
  const built = { installed: {}, imports: [], esmOnly: ['./scanner'] }

  expect(publishedManifest(till, built)).toMatchObject({
    exports: { './scanner': { types: './scanner.d.ts', default: './scanner.js' } },
  })
})

it('an export may be kept from being published', () => {
  const publishConfig = { directory: 'dist', exports: { '.': './src/index.ts' } }

  expect(modulesOf({ ...till, publishConfig }).map(({ name }) => name)).toEqual(['index'])
})

it('unpublished packages are bundled, so nobody is asked to install them', () => {
  expect(installedDependencies(till, workspace)).toEqual({
    ours: '1.2.3',
    theirs: '4.5.6',
    idle: '7.8.9',
  })
})

it('only what is imported is depended on', () => {
  const installed = installedDependencies(till, workspace)

  const imports = ['theirs/part', 'node:fs']

  expect(publishedManifest(till, { installed, imports })).toMatchObject({
    dependencies: { theirs: '4.5.6' },
  })
})

it('a version that npm does not know is refused', () => {
  const dependencies = { theirs: 'catalog:' }

  expect(() => installedDependencies({ ...till, dependencies }, workspace)).toThrow(
    'till depends on theirs as "catalog:", which npm cannot install. Name a version.',
  )
})

it('an import is of a package', () => {
  expect(['a', 'a/b', '@a/b', '@a/b/c'].map(packageOf)).toEqual(['a', 'a', '@a/b', '@a/b'])
})
