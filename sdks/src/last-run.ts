import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { page } from './documented.ts'

/** What docs/sdks.md says of the last run: one line for each SDK and plugin. */
export interface LastRun {
  readonly at: string
  readonly sdks: readonly Line[]
}

export interface Line {
  readonly sdk: string
  readonly version: string
  readonly interpreter: string
  readonly recipes: number
  readonly calls: number
}

export const lastRunFile = fileURLToPath(new URL('../last-run.json', import.meta.url))
const section = /(<!-- versions:[^\n]*-->\n)[\s\S]*(<!-- \/versions -->)/

/** The table of the page. */
function versionTable({ at, sdks }: LastRun): string {
  const rows = sdks.map(
    ({ sdk, version, interpreter, recipes, calls }) =>
      `| ${sdk} | ${version} | ${interpreter} | ${recipes} | ${calls} |`,
  )
  return [
    `On ${at}, each recipe under both wires; *stand-ins* are ours for libraries that were not to be had.`,
    '',
    '| SDK or plugin | version | run with | recipes | calls |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

/** The page with the table of a run in its place. */
export function withVersions(markdown: string, run: LastRun): string {
  return markdown.replace(section, (_all, open: string, close: string) => {
    return `${open}${versionTable(run)}${close}`
  })
}

/** Keeps a run, and writes it into the page. */
export async function keepLastRun(run: LastRun): Promise<void> {
  await writeFile(lastRunFile, `${JSON.stringify(run, null, 2)}\n`)
  await writeFile(page, withVersions(await readFile(page, 'utf8'), run))
}
