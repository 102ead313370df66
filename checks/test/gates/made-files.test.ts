import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run, runAll } from '../../../scripts/run.ts'
import { isCurrent } from '../../../scripts/write-or-check.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omise-made-'))
})

afterAll(() => rm(folder, { recursive: true }))

const made = '| a row | documented | a page |\n'

/** Ways in which a file that is made from another could differ from it. */
const ways: Readonly<Record<string, string | undefined>> = {
  'is not there': undefined,
  'is empty': '',
  'lacks a row': '\n',
  'has a row more': `${made}| another | assumed | nobody |\n`,
  'was edited': made.replace('documented', 'recorded'),
  'lacks its last line break': made.trimEnd(),
  'has other line breaks': made.replaceAll('\n', '\r\n'),
  'begins with a byte order mark': `\uFEFF${made}`,
}

describe('the check of made files, the fidelity ledger among them', () => {
  it('is green where the file is what would be written', async () => {
    await writeFile(join(folder, 'ledger.md'), made)

    expect(await isCurrent(join(folder, 'ledger.md'), made)).toBe(true)
  })

  it.each(Object.entries(ways))('is red where it %s', async (_way, text) => {
    const file = join(await mkdtemp(join(folder, 'made-')), 'ledger.md')
    if (text !== undefined) await writeFile(file, text)

    expect(await isCurrent(file, made)).toBe(false)
  })

  it('is red where one of its steps fails, is killed or is not there, and goes on with the others', async () => {
    const wrote = join(folder, 'wrote')

    expect(await runAll([['false'], ['touch', wrote]])).toBe(1)
    expect(await isCurrent(wrote, '')).toBe(true)
    expect(await run(['bash', '-c', 'kill -9 $$'])).toBe(1)
    await expect(runAll([['omise-no-such-program']])).rejects.toThrow('ENOENT')
  })
})
