/**
 * Checks which way the parts depend on each other: every import and every dependency in a package.json, against
 * the directions below. Prints each offending line; exits 1 where there is one.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, relative } from 'node:path'
import ts from 'typescript-api'
import { root } from './run.ts'

interface Part {
  /** Packages of this workspace it may use. */
  readonly workspace: readonly string[]
  /** Packages from npm it may use when it runs; others serve its tests and builds only. */
  readonly npm: readonly string[]
  /** Whether it may use Node's own modules. */
  readonly node: boolean
  /** Packages of this workspace that its tests use, beside those. */
  readonly tests?: readonly string[]
}

const parts: Readonly<Record<string, Part>> = {
  'packages/api': { workspace: [], npm: [], node: false },
  'packages/core': { workspace: [], npm: [], node: false },
  'packages/webhooks': {
    workspace: ['@omise-sandbox/api', '@omise-sandbox/core'],
    npm: [],
    node: true,
  },
  'packages/sandbox': {
    workspace: ['@omise-sandbox/api', '@omise-sandbox/core', '@omise-sandbox/webhooks'],
    npm: [
      '@faker-js/faker',
      'express',
      'fastest-levenshtein',
      'ipaddr.js',
      'prom-client',
      'qs',
      'selfsigned',
      'tinyqueue',
      'undici',
    ],
    node: true,
  },
  'packages/client': {
    workspace: ['@omise-sandbox/api'],
    npm: ['eventsource-parser', 'openapi-fetch'],
    node: false,
  },
  'packages/storage-sql': {
    workspace: ['@omise-sandbox/core', '@omise-sandbox/sandbox'],
    npm: ['kysely', 'pg'],
    node: true,
  },
  'packages/packaging': {
    workspace: [],
    npm: ['esbuild', 'rollup', 'rollup-plugin-dts', 'typescript'],
    node: true,
  },
  'packages/contracts': {
    workspace: [
      '@omise-sandbox/api',
      '@omise-sandbox/client',
      '@omise-sandbox/core',
      '@omise-sandbox/sandbox',
    ],
    npm: ['@pact-foundation/pact', 'ajv', 'fastest-levenshtein', 'qs'],
    node: true,
  },
  'apps/dashboard': {
    workspace: ['@omise-sandbox/api', '@omise-sandbox/client'],
    // Vite too: `npm start` builds the console.
    npm: ['@preact/signals', 'jsbarcode', 'preact', 'preact-iso', 'uqr', 'vite'],
    node: false,
    tests: ['@omise-sandbox/sandbox'],
  },
  'apps/server': {
    workspace: [
      '@omise-sandbox/api',
      '@omise-sandbox/client',
      '@omise-sandbox/contracts',
      '@omise-sandbox/core',
      '@omise-sandbox/dashboard',
      '@omise-sandbox/sandbox',
      '@omise-sandbox/storage-sql',
      '@omise-sandbox/webhooks',
    ],
    npm: ['commander', 'fastest-levenshtein'],
    node: true,
  },
}

/** What only some files may import. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  express: ['packages/sandbox/src/http/app.ts'],
  vitest: ['packages/sandbox/src/store/contract.ts', 'apps/server/src/vitest.ts'],
}

/** Folders of the simulator, each with those it may import from: from the store up to the two doors. */
const folders: Readonly<Record<string, readonly string[]>> = {
  store: [],
  services: ['store'],
  time: ['store', 'services'],
  delivery: ['store', 'services', 'time'],
  wire: ['store', 'services', 'delivery'],
  control: ['store', 'services', 'time', 'wire', 'delivery'],
  demo: ['store', 'services', 'delivery'],
  http: ['store', 'services', 'time', 'wire', 'delivery', 'control'],
}

/** Builds what is published, and is part of none of it. */
const packaging = '@omise-sandbox/packaging'

/** What would make the domain depend on the moment or on luck. */
const impure = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bMath\.random\b/,
  /\bprocess\b/,
  /\bglobalThis\b/,
]

const offences: string[] = []

function offend(file: string, line: number, text: string, why: string): void {
  offences.push(`${relative(root, file)}:${line}: ${text.trim()}\n    ${why}`)
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'))
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

const builtins = new Set(builtinModules)

function whyNotImport(
  file: string,
  place: string,
  part: Part,
  specifier: string,
): string | undefined {
  if (specifier.startsWith('.')) return whyNotRelative(file, place, specifier)
  if (specifier.startsWith('node:') || builtins.has(specifier)) {
    return part.node ? undefined : `${place} uses none of Node's modules.`
  }
  const name = packageName(specifier)
  const inPlace = relative(root, file)
  const places = onlyIn[name]
  if (places)
    return places.includes(inPlace) ? undefined : `Only ${places.join(', ')} may import ${name}.`
  if ([...part.workspace, ...part.npm].includes(name)) return undefined
  return `${place} may import ${[...part.workspace, ...part.npm].join(', ') || 'nothing'}, not ${name}.`
}

function whyNotRelative(file: string, place: string, specifier: string): string | undefined {
  const target = relative(root, join(file, '..', specifier))
  if (!target.startsWith(`${place}/`))
    return 'Import another package by its name, not by its files.'
  const inside = /^packages\/sandbox\/src\/(\w+)\//
  const from = inside.exec(relative(root, file))?.[1]
  const to = inside.exec(target)?.[1]
  if (from === undefined || to === undefined || from === to) return undefined
  const allowed = folders[from] ?? []
  return allowed.includes(to)
    ? undefined
    : `${from}/ may import from ${allowed.join(', ') || 'no other folder'}.`
}

for (const [place, part] of Object.entries(parts)) {
  for (const file of filesUnder(join(root, place, 'src'))) {
    const text = readFileSync(file, 'utf8')
    for (const { fileName, pos } of ts.preProcessFile(text, true, true).importedFiles) {
      const line = text.slice(0, pos).split('\n').length
      const why = whyNotImport(file, place, part, fileName)
      if (why) offend(file, line, text.split('\n')[line - 1] ?? '', why)
    }
    if (place === 'packages/core') checkPure(file, text)
  }
  checkManifest(place, part)
}

function checkPure(file: string, text: string): void {
  for (const [index, line] of text.split('\n').entries()) {
    const code = line.replace(/\/\/.*|^\s*\*.*|\/\*.*/, '')
    for (const pattern of impure) {
      if (pattern.test(code))
        offend(file, index + 1, line, 'Time and chance are parameters in core.')
    }
  }
}

function checkManifest(place: string, part: Part): void {
  const file = join(root, place, 'package.json')
  const text = readFileSync(file, 'utf8')
  const manifest = JSON.parse(text) as Record<string, Record<string, string> | undefined>
  const isApp = place.startsWith('apps/')
  for (const field of [
    'dependencies',
    'optionalDependencies',
    'peerDependencies',
    'devDependencies',
  ]) {
    for (const name of Object.keys(manifest[field] ?? {})) {
      const ours = name.startsWith('@omise-sandbox/') && name !== packaging
      // An app is bundled: what it uses is a development dependency of the bundle.
      if (field === 'devDependencies' && !ours) continue
      if (field === 'devDependencies' && ours && !isApp) continue
      // Whoever uses that part of it has this already.
      if (field === 'peerDependencies' && manifest.peerDependenciesMeta?.[name]) continue
      if ([...part.workspace, ...part.npm].includes(name)) continue
      if (field === 'devDependencies' && part.tests?.includes(name)) continue
      const line = text.split('\n').findIndex((row) => row.includes(`"${name}"`)) + 1
      offend(file, line, `"${name}"`, `${place} may not depend on it.`)
    }
  }
}

if (offences.length > 0) {
  process.stderr.write(`${offences.join('\n')}\n`)
  process.exitCode = 1
}
