import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { unpackPackagedChromium } from './packaged-chromium.ts'
import { type Executable, start } from './start.ts'

const variable = 'OMISE_SANDBOX_BROWSER'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Where installers put it without adding it to PATH. */
const defaultPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: names.map((name) => `/usr/bin/${name}`),
  darwin: ['Google Chrome', 'Chromium'].flatMap((name) =>
    ['', process.env.HOME ?? ''].map(
      (home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
    ),
  ),
  win32: [
    process.env.ProgramFiles ?? 'C:\\Program Files',
    process.env['ProgramFiles(x86)'] ?? 'C:\\Program Files (x86)',
    process.env.LOCALAPPDATA ?? '',
  ].flatMap((folder) =>
    ['Google\\Chrome', 'Chromium'].map((name) => `${folder}\\${name}\\Application\\chrome.exe`),
  ),
}

/**
 * The first Chromium that starts: what OMISE_SANDBOX_BROWSER names and nothing else, or the one of an npm package, or the
 * system's. The packaged one comes first: it is a headless shell, which takes less than half the processor time of a whole
 * browser, and its version is pinned. None where none starts; `onRefused` is told why of each. That a file is there says
 * little: Ubuntu's `chromium-browser` is a script that asks for a snap, and another may miss libraries.
 */
export async function findExecutable(
  onRefused: (path: string, why: string) => void = () => {},
): Promise<Executable | undefined> {
  const named = process.env[variable]
  if (named) return theNamed(named)
  for await (const executable of candidates(onRefused)) {
    const why = await whyNotStarting(executable)
    if (why === undefined) return executable
    onRefused(executable.path, why)
  }
  return undefined
}

async function* candidates(
  onRefused: (path: string, why: string) => void,
): AsyncGenerator<Executable> {
  try {
    const packaged = await unpackPackagedChromium()
    if (packaged) yield packaged
  } catch (error) {
    onRefused('@sparticuz/chromium', String(error))
  }
  for (const path of systemPaths()) yield { path, environment: {} }
}

/**
 * Which browser the tests run in here, a path with its version, or nothing where none starts. It is an input of what the tests
 * find.
 */
export async function browserVersion(): Promise<string | undefined> {
  const executable = await findExecutable()
  if (!executable) return undefined
  await using browser = await start(executable)
  return `${executable.path} ${browser.version()}`
}

/** Whoever names one means that one, so another does not take its place. */
async function theNamed(path: string): Promise<Executable> {
  const executable = { path, environment: {} }
  const why = await whyNotStarting(executable)
  if (why === undefined) return executable
  throw new Error(
    `${variable} is "${path}", which does not start: ${why}\nName a Chromium that does, or leave it out.`,
  )
}

function systemPaths(): string[] {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name + suffix)))
  const all = [...inPath, ...(defaultPlaces[process.platform] ?? [])]
  return [...new Set(all)].filter((path) => existsSync(path))
}

/** Why it is no browser to test with, or nothing where it starts and shows a page. */
export async function whyNotStarting(executable: Executable): Promise<string | undefined> {
  try {
    await using browser = await start(executable)
    await browser.newPage()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
