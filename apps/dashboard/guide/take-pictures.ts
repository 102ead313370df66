/**
 * Takes the pictures that the guide to the console shows. Into a folder that is named, those of all scenes, each at the width of
 * a desk and of a phone. With `--dark`, in dark colours.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findExecutable } from '../test/browser/executable.ts'
import { startSandbox } from '../test/browser/sandbox.ts'
import { start } from '../test/browser/start.ts'
import { openReceiver } from '../test/receiver.ts'
import { leadingTo, scenes } from './scenes.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dark: { type: 'boolean', default: false }, only: { type: 'string' } },
})
const guide = fileURLToPath(new URL('../../../docs/console.md', import.meta.url))
const folder = resolve(positionals[0] ?? join(guide, '../console'))
const shown = positionals[0] === undefined ? await readFile(guide, 'utf8') : undefined
const views = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
]

await mkdir(folder, { recursive: true })
const executable = await findExecutable()
if (!executable) throw new Error('No Chromium starts here. Run: bash scripts/install-browser.sh')
const browser = await start(executable)
for (const scene of scenes) {
  const { name } = scene
  if (values.only !== undefined && values.only !== name) continue
  for (const viewport of views) {
    const file = `${name}-${viewport.width}.png`
    if (shown?.includes(`console/${file}`) === false) continue
    await using receiver = await openReceiver(() => ({ status: 500, body: 'database is down' }))
    await using sandbox = await startSandbox({ outcome: 'manual', demo: 60 })
    const context = await browser.newContext({
      viewport,
      locale: 'en-GB',
      reducedMotion: 'reduce',
      colorScheme: values.dark ? 'dark' : 'light',
    })
    const page = await context.newPage()
    for (const { show } of leadingTo(scene)) await show({ sandbox, page, receiver: receiver.url })
    // What was said of it goes after a while.
    await page.locator('.announcements p').waitFor({ state: 'detached' })
    await page.screenshot({ path: join(folder, file), fullPage: true })
    await context.close()
  }
  process.stdout.write(`${name}\n`)
}
await browser.close()
