import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'

export type Registry = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/** Small, and among what this project depends on: a registry that serves only some packages has it. */
const probe = 'tinyqueue@3.0.0'
/** Longer than npm takes to start, and to ask through a proxy, on a very busy machine. */
const timeoutMilliseconds = 30_000
/** After this long, who waits for a network that swallows everything hears what is waited for. */
const noticeMilliseconds = 8_000

/**
 * Whether npm reaches its registry from here, asked with npm's own settings, or a sentence on why the tests that install from it
 * are skipped. The sentence holds the time, so that a run with skipped tests is never taken from the cache.
 */
export function checkRegistry(): Promise<Registry> {
  const args = [
    'view',
    probe,
    'version',
    '--prefer-online',
    '--fetch-retries=0',
    '--update-notifier=false',
  ]
  // Elsewhere than in this repository, whose own .npmrc is about other things.
  const options = {
    cwd: tmpdir(),
    timeout: timeoutMilliseconds,
    shell: process.platform === 'win32',
  }
  const notice = setTimeout(() => process.stderr.write(stillWaiting), noticeMilliseconds)
  return new Promise((resolve) => {
    execFile('npm', args, options, (error, stdout, stderr) => {
      clearTimeout(notice)
      if (!error && stdout.trim() === '3.0.0') resolve({ ok: true })
      else resolve({ ok: false, reason: sentenceOf(error?.killed ? 'no answer in time' : stderr) })
    })
  })
}

const stillWaiting = `npm's registry has not answered in ${noticeMilliseconds / 1000} s. After ${timeoutMilliseconds / 1000} s the tests that install packages are skipped.\n`

function sentenceOf(stderr: string): string {
  const [, code] = /npm (?:error|ERR!) code (\S+)/.exec(stderr) ?? []
  const why = code ?? (stderr.trim().split('\n')[0] || 'no answer')
  return `${new Date().toISOString()}: npm cannot reach its registry (${why}), so the tests that install packages are skipped. Check the network, and npm's registry, proxy and cafile settings.`
}
