import { describe, expect, it } from 'vitest'
import { cycleOffences } from '../../../scripts/architecture/cycles.ts'
import { manifestOffences } from '../../../scripts/architecture/manifest.ts'
import { mayNameMethods, staleMethodRows } from '../../../scripts/architecture/methods.ts'
import { fileOffences, unknownNames } from '../../../scripts/architecture/offences.ts'
import { type Part, parts } from '../../../scripts/architecture/parts.ts'

const core = 'packages/core/src/result.ts'
const store = 'packages/sandbox/src/storage/entities.ts'

function partAt(place: string): Part {
  const part = parts[place]
  if (!part) throw new Error(`There is no part ${place}.`)
  return part
}

function offencesOf(file: string, text: string): string[] {
  const [place = ''] = /^(?:packages|apps)\/[\w-]+/.exec(file) ?? []
  return fileOffences(place, partAt(place), file, text).map(({ why }) => why)
}

function sourcesOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(texts).map(([name, text]) => [`${name}.ts`, text]))
}

/** Imports that the direction of their file forbids, in the forms that could be overlooked. */
const imports: readonly (readonly [what: string, file: string, text: string])[] = [
  ['a package', core, "import { sign } from '@omise-sandbox/webhooks'"],
  ['a type', core, "import type { Wire } from '@omise-sandbox/api'"],
  ['what is exported again', core, "export * from '@omise-sandbox/api'"],
  ['for its effect', core, "import 'express'"],
  ['later', core, "const api = await import('@omise-sandbox/api')"],
  ['later, by a template', core, 'const api = await import(`@omise-sandbox/api`)'],
  ['later, by a name that is made', core, "const api = await import('@omise-' + name)"],
  ['in a type', core, "export type Wire = import('@omise-sandbox/api').Wire"],
  ['by require', core, "const api = require('@omise-sandbox/api')"],
  [
    'by a require that is made',
    'packages/sandbox/src/engine.ts',
    "createRequire(import.meta.url)('pg')",
  ],
  ["one of Node's modules", core, "import { readFile } from 'node:fs'"],
  ["one of Node's modules, by its old name", core, "import { readFile } from 'fs'"],
  ["Node's types", core, '/// <reference types="node" />\nexport {}'],
  [
    'another file, by reference',
    core,
    '/// <reference path="../../api/src/index.ts" />\nexport {}',
  ],
  ["another package's file", core, "import { Wire } from '../../api/src/index.ts'"],
  ['a folder above its own', store, "import { load } from '../services/load.ts'"],
  ['the engine, from a folder below it', store, "import { createEngine } from '../engine.ts'"],
  [
    'Express, elsewhere than in its one file',
    'packages/sandbox/src/http/body.ts',
    "import express from 'express'",
  ],
  ['Vitest', 'packages/sandbox/src/engine.ts', "import { it } from 'vitest'"],
]

/** What knows the moment or draws, in the forms that could be overlooked. */
const impure = [
  'Date.now()',
  'new Date()',
  'new Date',
  'new Date(undefined)',
  'Date()',
  "Date['now']()",
  'const { now } = Date',
  'const clock = Date',
  'Math.random()',
  "Math['random']()",
  'const { random } = Math',
  'const page = "http://127.0.0.1/"; Date.now()',
  '/* a */ Date.now() // b',
  'globalThis.Date.now()',
  'process.hrtime()',
  'const all = { process }',
  'performance.now()',
  'crypto.randomUUID()',
  "new Intl.DateTimeFormat('en').format()",
  "eval('Date.now()')",
  "new Function('return Date.now()')()",
]

const pure = [
  'new Date(start)',
  'Date.UTC(2025, 0)',
  'Date.parse(text)',
  'Math.floor(amount)',
  'const day: Date = given',
  '// Date.now() is a parameter',
  "const text = 'Date.now()'",
  'charge.process',
]

/** Timers, in the forms that could be overlooked. */
const timers = [
  'setTimeout(send, 5)',
  'globalThis.setInterval(send, 5)',
  "import { setTimeout as wait } from 'node:timers/promises'",
  "import * as timers from 'node:timers/promises'",
  "import { setImmediate,\n scheduler as pause } from 'node:timers/promises'",
  'await timers.scheduler.wait(5)',
  'await fetch(url, { signal: AbortSignal.timeout(5) })',
]

/** What knows of a payment method what its module should say, in the forms that could be overlooked. */
const methodFacts = [
  "const type = 'barcode_alipay'",
  "const body = 'source[type]=alipayplus_upm'",
  `const body = \`source[type]=wechat_pay_upm&amount=\${amount}\``,
  `const body = \`amount=\${amount}&source[type]=wechat_pay_upm\``,
  'const shapes = { wechat_pay_upm: shape }',
  'const max = 15_000_000',
  'const max = 15000000',
  'const max = 2_000_000',
  "const codes = ['payment_rejected', 'payment_expired', 'failed_processing']",
]

describe('the architecture check', () => {
  it.each(methodFacts)('finds what only a payment method may say: %s', (text) => {
    const elsewhere = 'packages/sandbox/src/charges/charges.ts'

    expect(offencesOf(elsewhere, text)).toHaveLength(1)
    expect(offencesOf('packages/core/src/methods/common.ts', text)).toEqual([])
  })

  it('lets a sentence name one failure code, and a comment a payment method', () => {
    const text = "// As barcode_alipay has it.\nconst code = 'payment_rejected'"

    expect(offencesOf('packages/sandbox/src/charges/charges.ts', text)).toEqual([])
  })

  it('finds a row for a file that names no payment method any more', () => {
    const rows = Object.keys(mayNameMethods)

    expect(staleMethodRows(() => 'nothing').map(({ file }) => file)).toEqual(rows)
    expect(staleMethodRows(() => "'barcode_alipay'")).toEqual([])
  })

  it.each(timers)("finds a timer that is not the ticker's: %s", (text) => {
    expect(offencesOf('packages/sandbox/src/charges/charges.ts', text)).not.toEqual([])
    expect(offencesOf('packages/sandbox/src/scheduler/ticker.ts', text)).toEqual([])
  })

  it("takes a scheduler of ours for none of Node's timers", () => {
    const text = 'export const ran = (parts: Parts) => parts.scheduler.runDue(parts.account)'

    expect(offencesOf('packages/sandbox/src/charges/charges.ts', text)).toEqual([])
  })

  it.each(imports)('finds an import of %s', (_what, file, text) => {
    expect(offencesOf(file, text)).not.toEqual([])
  })

  it.each(impure)('finds impure in the domain: %s', (text) => {
    expect(offencesOf(core, text)).toEqual(['Time and chance are parameters in core.'])
  })

  it.each(pure)('lets the domain have: %s', (text) => {
    expect(offencesOf(core, text)).toEqual([])
  })

  it.each(['dependencies', 'optionalDependencies', 'peerDependencies'])(
    'finds what a package.json names under %s and may not use',
    (field) => {
      const text = JSON.stringify({ [field]: { express: '5.3.0' } })

      expect(manifestOffences('packages/core', partAt('packages/core'), text)).toHaveLength(1)
    },
  )

  it('finds what an app or an example uses of ours and may not', () => {
    const text = JSON.stringify({
      devDependencies: { '@omise-sandbox/storage-sql': 'workspace:*' },
    })

    expect(manifestOffences('apps/dashboard', partAt('apps/dashboard'), text)).toHaveLength(1)
    expect(manifestOffences('examples/till', partAt('examples/till'), text)).toHaveLength(1)
  })

  it.each([
    ['of values', "import { b } from './b.ts'", "import { a } from '../src/a.ts'"],
    ['of types alone', "import type { B } from './b.ts'", "export type { A } from './a.ts'"],
    ['made later', "const b = await import('./b.ts')", "type A = import('./a.ts').A"],
  ])('finds two files that lead to each other by imports %s', (_what, a, b) => {
    const sources = new Map([
      ['core/src/index.ts', "export * from './a.ts'"],
      ['core/src/a.ts', a],
      ['core/src/b.ts', b],
    ])

    expect(cycleOffences(sources).map(({ file, text }) => [file, text])).toEqual([
      ['core/src/a.ts', a],
    ])
  })

  it('finds each ring of files once, and none where imports lead one way', () => {
    const to = (name: string) => `import type { Name } from './${name}.ts'`
    const ring = { a: to('b'), b: to('c'), c: to('a'), d: to('a'), e: to('e') }
    const oneWay = { a: to('b'), b: to('c'), c: '', d: to('b') + to('c') }

    expect(cycleOffences(sourcesOf(ring)).map(({ file }) => file)).toEqual(['a.ts', 'e.ts'])
    expect(cycleOffences(sourcesOf(oneWay))).toEqual([])
  })

  it('finds a part or a folder that no table knows, and a row of one that is gone', () => {
    expect(unknownNames(['packages/new'], [], 'parts').map(({ file }) => file)).toEqual([
      'packages/new',
    ])
    expect(unknownNames([], ['packages/old'], 'parts').map(({ file }) => file)).toEqual([
      'packages/old',
    ])
  })
})
