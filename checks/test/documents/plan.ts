import { globSync } from 'node:fs'
import type { Block } from './blocks.ts'

/** What a document's blocks are run with. */
export interface Setting {
  /** Where its commands run, from the root; a folder of its own when left out. */
  readonly folder?: string
  /** Whether it starts a sandbox itself; else one listens already. */
  readonly startsSandbox?: true
  /** Files that the reader has, from `files/`, by their names in the folder. */
  readonly files?: Readonly<Record<string, string>>
  /** A suite of another package that checks all of its blocks. */
  readonly checkedBy?: string
}

/** Every document that shows code. One that is not here is refused: say what its blocks are run with. */
export const settings: Readonly<Record<string, Setting>> = {
  'ARCHITECTURE.md': {},
  'README.md': { startsSandbox: true, files: { 'app.js': 'app.js' } },
  'apps/server/README.md': { startsSandbox: true },
  'docs/agents.md': {},
  'docs/ci.md': {},
  'docs/client.md': {},
  'docs/console.md': { startsSandbox: true },
  'docs/contracts.md': { files: { 'pacts/till-omise.json': 'till-omise.json' } },
  'docs/explore.md': {},
  'docs/openapi.md': {},
  'docs/operate.md': {},
  'docs/payment-methods.md': {},
  'docs/receive.md': {},
  'docs/reconcile.md': {},
  'docs/releasing.md': {},
  'docs/runners.md': { checkedBy: 'apps/server/test/beside/recipes.soak.ts' },
  'docs/sdks.md': { checkedBy: 'sdks/test/blocks.test.ts' },
  'docs/security.md': {},
  'docs/simulate.md': {},
  'docs/state-machine.md': {},
  'examples/contract/README.md': {},
  'examples/receivers/README.md': {},
  'examples/till/README.md': { folder: 'examples/till' },
  'packages/client/README.md': {},
  'packages/contracts/README.md': { files: { 'pacts/till-omise.json': 'till-omise.json' } },
  'packages/sandbox/test/measured/README.md': {},
  'packages/webhooks/README.md': {},
  'sdks/README.md': {},
}

/** What is done with a block. */
export type Treatment = 'run' | 'compiled and run' | 'compiled' | 'parsed' | 'exempt' | 'elsewhere'

const shells = ['sh', 'bash']

/** What is done with a block, or throws where nothing can be and nothing says why. */
export function treatmentOf(
  block: Block,
  missingOf: (block: Block) => readonly string[],
): Treatment {
  const { document, line, language, said } = block
  const setting = settings[document]
  const place = `${document}:${line}`
  if (!setting)
    throw new Error(`${place}: nothing says what its blocks are run with. Add it to settings.`)
  if (setting.checkedBy !== undefined) return 'elsewhere'
  if (shells.includes(language)) return said.kind === 'not run' ? 'exempt' : 'run'
  if (language === 'ts') {
    const isWhole = said.kind !== 'not run' && missingOf(block).length === 0
    return isWhole ? 'compiled and run' : 'compiled'
  }
  if (['yaml', 'yml', 'json'].includes(language)) return 'parsed'
  if (said.kind === 'not run') return 'exempt'
  throw new Error(
    `${place}: nothing runs ${language || 'a block without a language'}. Name sh, ts, yaml or json, or say above it: <!-- not run: why -->`,
  )
}

/** A test that a document shows is one of a suite of ours, and runs there. */
export function isCase({ language, text }: Block): boolean {
  return language === 'ts' && /from 'vitest'/.test(text)
}

/** The documents of the settings that are there no more, or show no code any more. */
export function staleSettings(blocks: readonly Block[]): string[] {
  return Object.keys(settings).filter(
    (document) => !blocks.some((one) => one.document === document),
  )
}

export function suiteExists(root: string, suite: string): boolean {
  return globSync(suite, { cwd: root }).length === 1
}
