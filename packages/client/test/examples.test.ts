import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Example, examplesIn, examplesUnder, exportedBy } from './examples.ts'

const entries = [
  'packages/client/src/index.ts',
  'packages/client/src/control/index.ts',
  'packages/webhooks/src/index.ts',
]

/** Inside the package, so that its own name and its dependencies are found; kept to look at until the next run. */
const folder = new URL('../reports/examples/', import.meta.url)
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))

const config = {
  extends: '../../../../tsconfig.base.json',
  compilerOptions: {
    lib: ['ES2023', 'DOM'],
    // For what the webhooks package uses of Node.
    types: ['node'],
    noUnusedLocals: false,
    paths: { '@omise-sandbox/webhooks': ['../../../webhooks/src/index.ts'] },
  },
  include: ['.'],
}

/** What examples take for given; one that needs something else says so itself. */
const given = `
import type * as api from '@omise-sandbox/client'
import type * as control from '@omise-sandbox/client/control'
import type * as webhooks from '@omise-sandbox/webhooks'

declare global {
  const client: api.Client
  const charge: api.Charge
  const refund: api.Refund
  const source: api.Source
  const scanned: string
  const id: string
  const url: string
  const request: Request
  const secret: string
  const body: string
  const signedAt: webhooks.Signing['signedAt']
  ${declaring('api', ['createClient'])}
  ${declaring('control', ['accessTo', 'createControlClient', 'reach', 'readUrl', 'segment'])}
  ${declaring(
    'webhooks',
    exportedBy('packages/webhooks/src/index.ts').map(({ name }) => name),
  )}
}
`

function declaring(module: string, names: readonly string[]): string {
  return names.map((name) => `const ${name}: typeof ${module}.${name}`).join('\n  ')
}

function write(name: string, text: string): void {
  writeFileSync(new URL(name, folder), text)
}

/** What the compiler says of the examples, each a module of its own; nothing when all is well. */
async function compile(examples: readonly Example[]): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  write('tsconfig.json', JSON.stringify(config))
  write('given.ts', given)
  for (const { at, code } of examples) {
    write(`${at.replaceAll('/', '-')}.ts`, `${code}\nexport {}\n`)
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '-p', fileURLToPath(folder)], (error, out, err) =>
      resolve(error ? out + err : ''),
    )
  })
}

describe('examples', () => {
  it('compile, in the guides and in the comments', async () => {
    const examples = [
      ...examplesIn('docs/client.md'),
      ...examplesIn('packages/client/README.md'),
      ...examplesUnder('packages/client/src'),
      ...examplesUnder('packages/webhooks/src'),
    ]

    expect(await compile(examples)).toBe('')
    expect(examples.length).toBeGreaterThan(40)
  })

  it('are compiled so that a wrong one would be seen', async () => {
    const wrong = { at: 'wrong', code: "await client.charges.get('chrg_test_1', { expnad: true })" }

    expect(await compile([wrong])).toMatch(/wrong\.ts\(1,\d+\): error TS2561: .*'expnad'/)
  })

  it.each(entries.flatMap((entry) => exportedBy(entry)))('has $name of $file', ({ examples }) => {
    expect(examples.length).toBeGreaterThan(0)
  })
})
