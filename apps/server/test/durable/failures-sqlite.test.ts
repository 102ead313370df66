import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  openSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Wire } from '@omise-sandbox/api'
import { smallDisk, temporaryFolder } from '@omise-sandbox/storage-sql/testing'
import { describe, expect, it } from 'vitest'
import { runInProcess, startInProcess } from '../in-process.ts'
import { start } from '../run.ts'
import { charge, type Place, Refused, send } from './asking.ts'
import { mistakesIn, readBooks } from './books.ts'
import { aHook } from './hook.ts'
import { expectCharges, expectOutage, expectQuietLog, ready, refusedRequests } from './outage.ts'
import { allFinal, allSent } from './settled.ts'

/** Makes charges until one alone is refused; those that were answered for. */
async function fillWithCharges(place: Place): Promise<Wire['Charge'][]> {
  const made: Wire['Charge'][] = []
  async function make(count: number): Promise<boolean> {
    const answers = await Promise.allSettled(Array.from({ length: count }, () => charge(place)))
    for (const one of answers) {
      if (one.status === 'fulfilled') made.push(one.value)
      else expect(one.reason).toBeInstanceOf(Refused)
    }
    return answers.every(({ status }) => status === 'fulfilled')
  }
  // Fewer at once fit where many do not.
  while (await make(20));
  while (await make(1));
  return made
}

/** Takes what room there is on a disk. */
function takeRoom(file: string): void {
  const ballast = openSync(file, 'w')
  for (const bytes of [65_536, 4_096]) {
    try {
      while (writeSync(ballast, Buffer.alloc(bytes)) === bytes);
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' })
    }
  }
  closeSync(ballast)
}

async function survives(
  folder: string,
  { begin, end, reason }: { begin(pid: number): void; end(pid: number): void; reason: RegExp },
): Promise<void> {
  await using hook = await aHook()
  await using server = await start(['--data', join(folder, 'data.db'), '--after', '10ms'])
  const { ready: place, child } = server
  const pid = child.pid ?? 0
  await send(place, 'PUT', '/__sandbox/webhooks', { url: hook.url })
  const waiting = await charge(place, { prefer: 'outcome=successful;after=200ms' })

  begin(pid)
  const made = [waiting, ...(await fillWithCharges(place))]
  await expectOutage(place, reason, made)
  await expectCharges(place, made)
  end(pid)

  await ready(place)
  made.push(await charge(place))
  await allFinal(place)
  await allSent(place)
  await expectCharges(place, made)
  expect(mistakesIn(await readBooks(place))).toEqual([])
  expect(await refusedRequests(place)).toBeGreaterThan(0)
  await expectQuietLog(server, reason)
}

describe.concurrent('a server on SQLite', () => {
  it('lives through a full disk, and loses nothing that it answered for', async ({ skip }) => {
    using disk = smallDisk('2m')
    if (!disk) return skip('No disk can be mounted here.')
    const ballast = join(disk.path, 'ballast')

    await survives(disk.path, {
      begin: () => takeRoom(ballast),
      end: () => rmSync(ballast),
      reason: /the disk is full. Free some space/,
    })
  })

  it('lives through a limit on the size of files', async ({ skip }) => {
    const limit = (pid: number, size: string) =>
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`])
    try {
      limit(process.pid, 'unlimited')
    } catch {
      return skip('There is no prlimit here.')
    }
    await using folder = await temporaryFolder()

    await survives(folder.path, {
      begin: (pid) => limit(pid, String(statSync(folder.file('data.db-wal')).size + 100_000)),
      end: (pid) => limit(pid, 'unlimited'),
      reason: /a limit on the size of files. Mend that/,
    })
  })

  it('lives through a file that another program has locked', async () => {
    await using folder = await temporaryFolder()
    let other: DatabaseSync | undefined

    await survives(folder.path, {
      begin() {
        other = new DatabaseSync(folder.file('data.db'), { timeout: 5_000 })
        other.exec('begin immediate')
      },
      end: () => other?.close(),
      reason: /is used by another program. Wait/,
    })
  })

  it('refuses a file that another server uses, until that is killed', async () => {
    await using folder = await temporaryFolder()
    const [file, link] = [folder.file('data.db'), folder.file('link.db')]
    symlinkSync(file, link)
    await using first = await start(['--data', link])
    const made = await charge(first.ready)

    const second = await runInProcess(['start', '--port', '0', '--data', file])
    expect(second).toMatchObject({ code: 2, stdout: '' })
    expect(second.stderr).toBe(
      `${file} is used by another server. Stop that one, or name another file with --data.\n`,
    )
    first.child.kill('SIGKILL')
    await first.ended

    await using heir = await startInProcess(['--data', file])
    await expectCharges(heir.ready, [made])
  })

  it('says at start in a sentence what is wrong with its file', async () => {
    await using folder = await temporaryFolder()
    writeFileSync(folder.file('letter.txt'), 'Dear reader, '.repeat(1000))
    const newer = folder.file('newer.db')
    await (await startInProcess(['--data', newer]))[Symbol.asyncDispose]()
    const database = new DatabaseSync(newer)
    database.exec('update format set number = 99')
    database.close()
    using disk = smallDisk('1m')
    disk?.remount('ro')
    const readOnly = disk?.path ?? folder.file('locked')
    if (!disk && process.getuid?.() !== 0) {
      execFileSync('mkdir', [readOnly])
      chmodSync(readOnly, 0o500)
    }
    const sentences = {
      [folder.file('letter.txt')]:
        /^\S+ is no SQLite database\. Name another file with --data\.\n$/,
      [folder.file('none/data.db')]: /^\S+ cannot be opened \(ENOENT\)\. Make its folder, or .*\n$/,
      [newer]: /^The data is of format 99, made by a newer version of omise-sandbox; .*\n$/,
      [join(readOnly, 'data.db')]:
        /^\S+ cannot be opened \((EROFS|EACCES)\)\. See to it that .*\n$/,
    }

    for (const [file, sentence] of Object.entries(sentences)) {
      const { code, stdout, stderr } = await runInProcess(['start', '--port', '0'], {
        OMISE_SANDBOX_DATA: file,
      })
      expect(stderr).toMatch(sentence)
      expect([code, stdout]).toEqual([2, ''])
    }
  })
})
