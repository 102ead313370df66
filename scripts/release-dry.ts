/**
 * Makes in `dist-release`, or the folder that is named, all that a release publishes, and publishes nothing. The same commit gives the
 * same bytes, whoever makes it and where.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { releaseNotes } from './release/notes.ts'
import { readVersions, versionMistake } from './release/versions.ts'
import { root, run, runAll } from './run.ts'

process.exitCode = await makeRelease(resolve(process.argv[2] ?? 'dist-release'))

async function makeRelease(folder: string): Promise<number> {
  const mistake = uncommitted() ?? versionMistake(await readVersions(root))
  if (mistake !== undefined) {
    process.stderr.write(`${mistake}\n`)
    return 1
  }
  // What an earlier build left behind, or turbo kept, may be of other sources.
  const built = await run(['turbo', 'run', 'build', '--force', '--output-logs=errors-only'])
  if (built !== 0) return built
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const [{ version }] = await readVersions(root)
  const notes = releaseNotes({
    version,
    commit: git('rev-parse', 'HEAD').trim(),
    changesets: await readCommitted('.changeset/*.md', '.changeset/README.md'),
    changelogs: await readCommitted('*/CHANGELOG.md'),
    breaking: await readFile(join(root, 'openapi/changes.md'), 'utf8'),
  })
  await writeFile(join(folder, 'RELEASE-NOTES.md'), notes)
  return runAll([['node', 'packages/packaging/src/pack-release.ts', folder]])
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' })
}

/** A release is of a commit, so that others can make it too. */
function uncommitted(): string | undefined {
  const changes = git('status', '--porcelain').trim()
  if (changes === '') return undefined
  return `A release is made of a commit, and these files differ from it. Commit or remove them:\n${changes}`
}

/** The files of the commit that a pattern matches, all but one of them. */
async function readCommitted(pattern: string, left?: string): Promise<string[]> {
  const files = git('ls-files', pattern).split('\n').filter(Boolean)
  const wanted = files.filter((file) => file !== left).sort()
  return Promise.all(wanted.map((file) => readFile(join(root, file), 'utf8')))
}
