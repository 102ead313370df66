/** The tarballs in each runner, on the oldest Node and this one, and under each compiler and way of finding modules. */
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { run } from './command.ts'
import { copyCases } from './consumer-project.ts'
import { installOldest, oldest } from './node-versions.ts'

const project = join(dirname(inject('project')), 'matrix')
const sources = fileURLToPath(new URL('matrix', import.meta.url))
const bin = (name: string, file: string) => join(project, 'node_modules', name, file)

/** What a project has installed beside the packages. */
const installed = {
  '@playwright/test': '1.64.0',
  '@types/jest': '30.0.0',
  '@types/node': '22.19.0',
  bun: '1.4.5',
  deno: '2.9.6',
  jest: '30.5.2',
  mocha: '12.0.3',
  'ts-jest': '29.4.15',
  typescript: 'npm:typescript@5.9.3',
  'typescript-5.4': 'npm:typescript@5.4.5',
  'typescript-5.5': 'npm:typescript@5.5.4',
  'typescript-5.6': 'npm:typescript@5.6.3',
  'typescript-5.7': 'npm:typescript@5.7.3',
  'typescript-5.8': 'npm:typescript@5.8.3',
  'typescript-5.9': 'npm:typescript@5.9.3',
  'typescript-6.0': 'npm:typescript@6.0.3',
  'typescript-7.0': 'npm:typescript@7.0.2',
  vitest: '3.2.4',
}

const nodes = new Map([[process.version, process.execPath]])

beforeAll(async () => {
  await copyCases(sources, project)
  const runners = join(project, 'runners')
  await copyCases(fileURLToPath(new URL('consumer/runners', import.meta.url)), runners)
  const packages = inject('tarballs').map(({ name, file }) => [name, `file:${file}`])
  const dependencies = { ...installed, ...Object.fromEntries(packages) }
  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, dependencies }))
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], project)
  nodes.set(`v${oldest}`, await installOldest())
}, 600_000)

const passing = '2 passed'
const modules = ['--experimental-vm-modules']

/** Each runner with its arguments, for Node where it is a program of that, and what it says of two tests that pass. */
const runners: readonly [string, readonly string[], string | RegExp][] = [
  [
    'Jest with ES modules',
    [...modules, bin('jest', 'bin/jest.js'), '-c', 'jest.esm.json'],
    passing,
  ],
  ['ts-jest as CommonJS', [bin('jest', 'bin/jest.js'), '-c', 'ts-jest.json'], passing],
  [
    'ts-jest with ES modules',
    [...modules, bin('jest', 'bin/jest.js'), '-c', 'ts-jest.esm.json'],
    passing,
  ],
  ['Mocha as CommonJS', [bin('mocha', 'bin/mocha.js'), 'mocha.cjs'], '2 passing'],
  ['Mocha with ES modules', [bin('mocha', 'bin/mocha.js'), 'mocha.mjs'], '2 passing'],
  ['Vitest 3', [bin('vitest', 'vitest.mjs'), 'run', '--dir', 'vitest'], /Tests.* 2 passed/],
  ["Node's own runner", ['--test', 'node-test.mjs'], 'pass 2'],
  ['Playwright', [bin('@playwright/test', 'cli.js'), 'test', 'playwright'], passing],
]

describe.each([process.version, `v${oldest}`])('on Node %s', (version) => {
  it.each(runners)('%s passes', async (_runner, args, expected) => {
    // Jest writes to stderr.
    const command = ['-c', 'NO_COLOR=1 "$0" "$@" 2>&1', nodes.get(version) ?? '', ...args]

    expect(await run('bash', command, project)).toMatch(expected)
  })
})

it.each([
  ['Bun', [bin('bun', 'bin/bun.exe'), 'plain.mjs']],
  ['Deno', [bin('deno', 'bin.cjs'), 'run', '-A', 'plain.mjs']],
])(
  '%s pays, with one of each class for import and require',
  async (_name, [program = '', ...args]) => {
    const isScript = program.endsWith('.cjs')

    const said = await run(
      isScript ? process.execPath : program,
      isScript ? [program, ...args] : args,
      project,
    )

    expect(said).toContain('paid')
  },
)

/** The ways of finding modules, with the module kinds that go with them and the files that can be compiled so. */
const resolutions = [
  ['node10', 'commonjs', ['all.ts'], ['5.4', '5.5', '5.6', '5.7', '5.8', '5.9']],
  ['node16', 'node16', ['all.mts', 'all.cts'], undefined],
  ['nodenext', 'nodenext', ['all.mts', 'all.cts'], undefined],
  ['bundler', 'esnext', ['all.ts'], undefined],
] as const
const compilers = ['5.4', '5.5', '5.6', '5.7', '5.8', '5.9', '6.0', '7.0'] as const

describe.each(compilers)('the types hold with TypeScript %s', (compiler) => {
  const ways = resolutions.filter(([, , , only]) => !only || only.some((one) => one === compiler))

  it.each(ways)(
    'found by %s, as %s',
    async (moduleResolution, module, files) => {
      const folder = join(project, `types-${compiler}-${moduleResolution}`)
      await mkdir(folder)
      for (const file of files) await cp(join(project, 'all.ts'), join(folder, file))
      const compilerOptions = {
        module,
        moduleResolution,
        strict: true,
        noEmit: true,
        target: 'es2022',
      }
      const lib = ['es2023', 'esnext.disposable', 'dom']
      const options = { ...compilerOptions, lib, types: ['node'], skipLibCheck: false }
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: options, files }),
      )

      await run(process.execPath, [bin(`typescript-${compiler}`, 'bin/tsc'), '-p', folder], project)
      // Their compiler and Playwright's types take a minute where others work too.
    },
    600_000,
  )
})
