import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../../scripts/run.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omise-ci-run-'))
  await cp(join(root, '.ci/run'), join(folder, '.ci/run'))
  await mkdir(join(folder, 'scripts'))
  // What installs is another matter.
  for (const name of ['install-browser.sh', 'install-interpreters.sh']) {
    await writeFile(join(folder, 'scripts', name), '')
  }
})

afterAll(() => rm(folder, { recursive: true }))

/** The exit code of `.ci/run` where `npm test` prints this and ends with that. */
async function runWith({ printed, code }: { readonly printed: string; readonly code: number }) {
  const bin = await mkdtemp(join(folder, 'bin-'))
  await writeFile(join(bin, 'printed'), printed)
  await writeFile(join(bin, 'npm'), `#!/bin/sh\ncat '${bin}/printed'\nexit ${code}\n`, {
    mode: 0o755,
  })
  const env = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) }
  return new Promise<number>((resolve) => {
    execFile('bash', [join(folder, '.ci/run')], { env }, (error) =>
      resolve(typeof error?.code === 'number' ? error.code : 0),
    )
  })
}

const green = '4 passed, 0 failed, 0 skipped\n'

describe('.ci/run', () => {
  it('is green where some passed, none failed and none was skipped', async () => {
    expect(await runWith({ printed: `a check\n${green}`, code: 0 })).toBe(0)
  })

  it.each([
    ['npm test exits 1, whatever it printed', green, 1],
    ['a test failed, though npm test exits 0', '4 passed, 1 failed, 0 skipped\n', 0],
    ['a test was skipped', '4 passed, 0 failed, 1 skipped\n', 0],
    ['ten were skipped', '4 passed, 0 failed, 10 skipped\n', 0],
    ['nothing passed', '0 passed, 0 failed, 0 skipped\n', 0],
    ['nothing was printed', '', 0],
    ['the line is not the last', `${green}and then it stopped\n`, 0],
    ['the line has something before it', `was: ${green}`, 0],
    ['the line was cut off', '4 passed, 0 failed', 0],
  ])('is red where %s', async (_way, printed, code) => {
    expect(await runWith({ printed, code })).toBe(1)
  })
})
