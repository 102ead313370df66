import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSandbox } from 'omise-sandbox'
import { describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { runCommandLine } from '../../../apps/server/src/cli/command-line.ts'
import { exitCodes } from '../../../apps/server/src/cli/exit-codes.ts'
import { flagOf, type Setting } from '../../../apps/server/src/settings/setting.ts'
import { startSettings } from '../../../apps/server/src/settings/start-settings.ts'
import { root } from '../../../scripts/run.ts'
import { blocksOf } from './blocks.ts'

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** The cells of the table below a heading. */
function tableUnder(document: string, heading: string): string[][] {
  const [, section = ''] = read(document).split(`\n${heading}\n`)
  const [before = ''] = section.split('\n## ')
  return [...before.matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) => row.split(' | '))
}

const namesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

describe("README's table of flags", () => {
  const rows = tableUnder('README.md', '## Flags of `start`')
  const settings: Readonly<Record<string, Setting>> = startSettings

  it('has each flag of start, and no other', () => {
    const flags = Object.entries(settings).map(([name, setting]) => flagOf(name, setting))

    expect(rows.flatMap(([cell = '']) => namesIn(cell)).toSorted()).toEqual(
      [...flags, '--config'].toSorted(),
    )
  })

  it.each(
    Object.entries(settings).flatMap(([name, setting]) =>
      'default' in setting && setting.default !== undefined
        ? [{ flag: flagOf(name, setting), value: setting.default }]
        : [],
    ),
  )('says that $flag is $value when left out', ({ flag, value }) => {
    const [, shown] = rows.find(([cell = '']) => namesIn(cell).includes(flag)) ?? []

    expect(shown).toContain(value === false ? 'no' : String(value))
  })
})

async function helpOf(...command: string[]): Promise<string> {
  let printed = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
  await runCommandLine([...command, '--help']).finally(() => spy.mockRestore())
  return printed
}

/** `charges list`, `show` and `events`, `logs tail`: a name that begins anew is one of the top. */
function commandsIn(cell: string, top: readonly string[]): string[][] {
  let group = ''
  return namesIn(cell).map((words) => {
    const [first = '', second] = words.split(' ')
    if (!top.includes(first)) return [group, first]
    group = first
    return second === undefined ? [first] : [first, second]
  })
}

const commandName = /^ {2}([a-z][a-z-]*)/gm

describe("README's table of commands", () => {
  it('has each command, and none that there is not', async () => {
    const top = [...(await helpOf()).matchAll(commandName)].map(([, name = '']) => name)
    const commands = tableUnder('README.md', '## The command line').flatMap(([cell = '']) =>
      commandsIn(cell, top),
    )

    expect(new Set(commands.map(([first]) => first))).toEqual(
      new Set(top.filter((name) => !['start', 'help'].includes(name))),
    )
    for (const [first = '', second] of commands) {
      if (second === undefined) continue
      const below = [...(await helpOf(first)).matchAll(commandName)].map(([, name]) => name)
      expect(below, first).toContain(second)
    }
  })

  it.each(['README.md', 'docs/ci.md'])('%s has each exit code', (document) => {
    const [, list = ''] = /(0 ok, 1 [\s\S]*?interrupted)/.exec(read(document)) ?? []
    const codes = [...list.matchAll(/\b(\d+) [a-z]/g)].map(([, code]) => Number(code))

    expect(codes).toEqual(Object.values(exitCodes))
  })
})

describe('docs/operate.md', () => {
  async function exposedTypes(): Promise<Map<string, string>> {
    await using sandbox = await createSandbox()
    const { url } = await sandbox.listen()
    const text = await (await fetch(`${url}/metrics`)).text()
    return new Map(
      [...text.matchAll(/^# TYPE (\w+) (\w+)/gm)].map(([, name = '', type = '']) => [name, type]),
    )
  }

  it('names each metric of /metrics, and none that there is not', async () => {
    const exposed = [...(await exposedTypes()).keys()].filter((name) => name.startsWith('omise_'))
    const rows = tableUnder('docs/operate.md', '## Watch').flatMap(([cell = '']) => namesIn(cell))

    expect(new Set(rows.map((name) => name.replace(/\{.*/, '')))).toEqual(
      new Set([...exposed, 'process_…', 'nodejs_…']),
    )
  })

  it.each(['alerts.yaml', 'dashboard.json'])(
    'gives queries in %s that name only metrics and labels there are',
    async (file) => {
      const types = await exposedTypes()
      const series = new Set(
        [...types].flatMap(([name, type]) =>
          type === 'histogram' ? ['bucket', 'sum', 'count'].map((part) => `${name}_${part}`) : name,
        ),
      )
      const labelsOf = new Map(
        tableUnder('docs/operate.md', '## Watch')
          .flatMap(([cell = '']) => namesIn(cell))
          .map((name) => [name.replace(/\{.*/, ''), /\{(.*)\}/.exec(name)?.[1]?.split(',') ?? []]),
      )

      const queries = queriesIn(parse(read(`docs/monitoring/${file}`)))

      expect(queries.length).toBeGreaterThan(5)
      for (const query of queries) {
        const names = query.match(/\b(?:omise_sandbox|process|nodejs)_\w+/g) ?? []
        expect(names, query).not.toEqual([])
        expect(
          names.filter((name) => !series.has(name)),
          query,
        ).toEqual([])
        const own = names.flatMap(
          (name) => labelsOf.get(name.replace(/_(bucket|sum|count)$/, '')) ?? [],
        )
        const used = [...query.matchAll(/by \(([^)]*)\)|[{,](\w+)=/g)].flatMap(([, by, label]) =>
          by === undefined ? (label ?? []) : by.split(/, */),
        )
        expect(
          used.filter((label) => ![...own, 'instance', 'le'].includes(label)),
          query,
        ).toEqual([])
      }
    },
  )
})

/** Each query of Prometheus's, wherever it stands. */
function queriesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'expr' ? [String(part)] : queriesIn(part),
  )
}

describe('docs/ci.md', () => {
  it('gives our action what it takes', () => {
    const { inputs } = parse(read('action.yml')) as { readonly inputs: object }
    const [workflow] = blocksOf('docs/ci.md')
    const { jobs } = parse(workflow?.text ?? '') as {
      readonly jobs: { readonly test: { readonly steps: readonly Step[] } }
    }
    const ours = jobs.test.steps.find(({ uses = '' }) => uses.startsWith('omise-sandbox/'))

    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(ours?.with ?? {})))
    // What GitHub takes: each step calls an action or runs something, and not both.
    for (const { uses, run } of jobs.test.steps) expect([uses, run]).toContain(undefined)
  })
})

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: object
}
