import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Executable } from './start.ts'

const require = createRequire(import.meta.url)

/**
 * The headless Chromium that the npm package @sparticuz/chromium carries, 67 MB packed and 220 MB unpacked, with libraries
 * that a bare system lacks (libnss3 and what it needs). Unpacked once, in about two seconds. It is for Linux on x64; none
 * elsewhere.
 */
export async function unpackPackagedChromium(): Promise<Executable | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = await unpackedFolder()
  if (!existsSync(folder)) await unpackInto(folder)
  const fonts = join(folder, 'fonts.conf')
  return {
    path: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: fonts,
    },
  }
}

/** Named after the version, so that an update does not find the one before. */
async function unpackedFolder(): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium')
  const manifest = JSON.parse(await readFile(join(entry, '../../package.json'), 'utf8')) as {
    readonly version: string
  }
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url))
  return join(cache, `chromium-${manifest.version}`)
}

/**
 * Unpacks beside the folder and renames, so that what is there is whole. A process of its own does it: the package takes
 * the folder from TMPDIR, unpacks its libraries only where it believes to be on AWS Lambda, and then changes the
 * environment it runs in.
 */
async function unpackInto(folder: string): Promise<void> {
  const partial = `${folder}.${process.pid}`
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
  try {
    await mkdir(partial, { recursive: true })
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    })
    await writeFile(join(partial, 'fonts.conf'), fontConfiguration(folder))
    await rename(partial, folder)
  } catch (error) {
    // Else another process was faster.
    if (!existsSync(folder)) throw error
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

/** The system's fonts where there are some, and those of the package: Open Sans, without Thai letters. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}
