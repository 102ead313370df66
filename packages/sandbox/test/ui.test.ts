import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../src/index.ts'
import { request } from './request.ts'

const page = '<!doctype html><title>console</title><script src="./assets/index-1a2b.js"></script>'
const secretKey = 'skey_test_sandbox'

describe('the console', () => {
  let temporary: string
  let folder: string
  let sandbox: Sandbox
  const get = (path: string) => request(sandbox.handler).get(`/__sandbox/ui${path}`)

  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'omise-sandbox-ui-'))
    // It may be installed under any name, that of its own folder among them.
    folder = join(temporary, 'assets', 'ui')
    await mkdir(join(folder, 'assets'), { recursive: true })
    await writeFile(join(folder, 'index.html'), page)
    await writeFile(join(folder, 'assets', 'index-1a2b.js'), 'export {}')
    await writeFile(join(folder, '.secret'), 'not a file of the console')
    sandbox = await createSandbox({ ui: folder, offLoopback: true, adminToken: 'token' })
  })

  afterAll(async () => {
    await sandbox.close()
    await rm(temporary, { recursive: true })
  })

  it.each(['', '/', '/charges/chrg_test_1', '/phone', '/till', '/no/such/page'])(
    'shows its one document at %j, which wants no key and no token',
    async (path) => {
      const { status, type, text } = await get(path)

      expect({ status, type }).toEqual({ status: 200, type: 'text/html' })
      expect(text).toContain('<title>console</title>')
    },
  )

  it.each(['', '/', '/phone', '/charges/chrg_test_1', '/no/such/page', '/no/such/page/'])(
    'finds its files from %j, also under a path that a proxy adds',
    async (path) => {
      const { text } = await get(path)

      const [, link = ''] = /src="([^"]+)"/.exec(text) ?? []
      const at = new URL(link, `http://proxy.example/omise/__sandbox/ui${path}`)
      expect(at.pathname).toBe('/omise/__sandbox/ui/assets/index-1a2b.js')
    },
  )

  it.each(['/', '/__sandbox', '/__sandbox/'])(
    'is where a browser is led that asks for %j, also under a path that a proxy adds',
    async (path) => {
      const ask = () => request(sandbox.handler).get(path)

      const browser = await ask().set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8')
      const others = [
        await ask(),
        await ask().set('Accept', 'application/json'),
        await ask().set('Accept', 'text/html').auth(secretKey, ''),
      ]

      expect(browser.status).toBe(302)
      const at = new URL(browser.headers.location ?? '', `http://proxy.example/omise${path}`)
      expect(at.pathname).toBe('/omise/__sandbox/ui/')
      for (const { status } of others) expect(status).not.toBe(302)
    },
  )

  it('lets nothing inline, nothing from elsewhere and no frame in', async () => {
    const { headers } = await get('/')

    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-cache',
    })
  })

  it('has files kept for good whose names change with what is in them', async () => {
    const { status, headers, text } = await get('/assets/index-1a2b.js')

    expect(status).toBe(200)
    expect(text).toBe('export {}')
    expect(headers['cache-control']).toBe('max-age=31536000, immutable')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  it.each(['/assets/gone.js', '/.secret', '/..%2f..%2fetc%2fpasswd.txt', '/assets/%00.js', '/%'])(
    'refuses %j as the control API does',
    async (path) => {
      const { status, type } = await get(path)

      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(type).toBe('application/problem+json')
    },
  )

  it('is not written to', async () => {
    const { status, type } = await request(sandbox.handler).post('/__sandbox/ui/')

    expect({ status, type }).toEqual({ status: 404, type: 'application/problem+json' })
  })

  it('is not there without its files', async () => {
    await using bare = await createSandbox()

    const { status } = await request(bare.handler).get('/__sandbox/ui').auth(secretKey, '')

    expect(status).toBe(404)
    for (const path of ['/', '/__sandbox']) {
      const led = await request(bare.handler).get(path).set('Accept', 'text/html')
      expect(led.status).toBeGreaterThanOrEqual(400)
    }
  })
})
