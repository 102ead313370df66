import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '../../..')
const lines = readFileSync(join(repository, 'knip.jsonc'), 'utf8').split('\n')
const isComment = (line = '') => line.trimStart().startsWith('//')

interface Workspace {
  readonly entry: readonly string[]
}

const config = JSON.parse(lines.filter((line) => !isComment(line)).join('\n')) as {
  readonly workspaces: Readonly<Record<string, Workspace>>
}
const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

const root = { name: 'root' }
const fine = {
  'pnpm-workspace.yaml': 'packages: [packages/*]\n',
  'package.json': JSON.stringify(root),
  'scripts/build.ts': "import './used.ts'\n",
  'scripts/used.ts': '',
  'packages/a/package.json': JSON.stringify({ name: 'a', exports: './src/index.ts' }),
  'packages/a/src/index.ts': "export { used } from './used.ts'\n",
  'packages/a/src/used.ts': 'export const used = 1\n',
  'packages/a/test/a.test.ts': "import { helper } from './helper.ts'\nhelper()\n",
  'packages/a/test/helper.ts': 'export function helper() {}\n',
}

/** What the check says of a workspace with these files, by the settings of this one. */
function check(
  files: Readonly<Record<string, string>>,
  { entries = [] }: { readonly entries?: readonly string[] } = {},
): { readonly status: number | null; readonly output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'omise-unused-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const shared = config.workspaces['packages/*']
  const workspaces = {
    '.': { entry: ['scripts/build.ts', ...entries], project: ['scripts/**/*.ts'] },
    'packages/*': { entry: shared?.entry.filter((entry) => entry.startsWith('test/')) },
  }
  const { ignoreIssues: _, ...settings } = config as Record<string, unknown>
  const all = { ...files, 'knip.json': JSON.stringify({ ...settings, workspaces }) }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const [command = '', ...flags] = scripts['check:unused']?.split(' ') ?? []
  const program = join(repository, 'node_modules/.bin', command)
  const ran = spawnSync(program, flags, { cwd: folder, encoding: 'utf8' })
  return { status: ran.status, output: ran.stdout + ran.stderr }
}

describe('the check of what is unused', () => {
  it('finds each kind of what nothing uses, in sources, scripts and tests', () => {
    const { status, output } = check({
      ...fine,
      'package.json': JSON.stringify({ ...root, devDependencies: { unusedTool: '1' } }),
      'scripts/left.ts': '',
      'packages/a/package.json': JSON.stringify({
        ...{ name: 'a', exports: './src/index.ts', dependencies: { unusedLibrary: '1' } },
      }),
      'packages/a/src/left.ts': '',
      'packages/a/src/used.ts': [
        "import 'unlistedLibrary'",
        'export const used = 1',
        'export const unusedValue = used',
        'export interface UnusedType {}',
        'export interface UsedHereOnly {}',
        'export const here: UsedHereOnly = {}',
        'export const again = here',
      ].join('\n'),
      'packages/a/src/index.ts':
        "import './missing.ts'\nexport { used, here, again } from './used.ts'\n",
      'packages/a/test/left.ts': '',
      'packages/a/test/helper.ts': 'export function helper() {}\nexport const unusedInTests = 1\n',
    })

    expect(status).toBe(1)
    const found = [
      'scripts/left.ts',
      'a/src/left.ts',
      'a/test/left.ts',
      'unusedTool',
      'unusedLibrary',
    ]
    found.push('unlistedLibrary', './missing.ts', 'unusedValue', 'UnusedType', 'UsedHereOnly')
    for (const one of [...found, 'unusedInTests', 'here|again']) expect(output).toContain(one)
  })

  it('is red where its settings list what is not there, and finds nothing else where all is used', () => {
    const { status, output } = check(fine, { entries: ['scripts/gone.ts'] })

    expect(status).toBe(1)
    expect(output.trim().split('\n')).toEqual([
      'Configuration hints (1)',
      expect.stringContaining('scripts/gone.ts'),
    ])
  })
})

describe('the settings of the check of what is unused', () => {
  it('give a reason directly above whatever they leave out', () => {
    const leavesOut = /"(ignore\w*|exclude|include|rules|tags|vite|project)":/
    const given = lines.filter((line, row) => leavesOut.test(line) && !isComment(lines[row - 1]))

    expect(lines.some((line) => leavesOut.test(line))).toBe(true)
    expect(given).toEqual([])
  })

  it('name each source that is an entry: a pattern would make every file of a folder a used one', () => {
    const entries = Object.values(config.workspaces).flatMap(({ entry }) => entry)
    const sources = entries.filter((entry) => /^(src|scripts|guide)\//.test(entry))

    expect(sources.length).toBeGreaterThan(0)
    expect(sources.filter((entry) => entry.includes('*'))).toEqual([])
    expect(entries.filter((entry) => /^\*|^test\/\*\*\/\*\.ts/.test(entry))).toEqual([])
  })
})
