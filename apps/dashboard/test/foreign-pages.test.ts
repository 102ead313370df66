import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { omiseRoutes, type Route, sandboxRoutes } from '@omise-sandbox/api'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'

/** What answers under every name, since it tells nothing of any account. */
const open: readonly string[] = [
  'getHealth',
  'getReadiness',
  'getControlOpenapi',
  'getOmiseOpenapi',
  'getGuide',
  'getWholeGuide',
  'getDocument',
]
const routes: readonly Route[] = [...omiseRoutes, ...sandboxRoutes].filter(
  ({ operation }) => !open.includes(operation),
)

/** A web server of somebody else's, with one empty page. */
async function openSite(name: string) {
  const server = createServer((_request, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<!doctype html><title>Shop</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${name}:${port}`,
    port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Asked {
  readonly url: string
  readonly method: string
  readonly key: string
  readonly body?: string | undefined
  readonly mode?: 'cors' | 'no-cors'
}

/** What a page's requests were answered; without a status where its browser kept the answer from it. */
function askFrom(page: Page, requests: readonly Asked[]) {
  return page.evaluate(
    (all) =>
      Promise.all(
        all.map(async ({ url, method, key, body, mode = 'cors' }) => {
          // Simple requests have no headers of their own, and so no preflight.
          const headers = {
            ...(mode === 'cors' ? { Authorization: `Basic ${btoa(`${key}:`)}` } : {}),
            ...(mode === 'cors' && body ? { 'Content-Type': 'application/json' } : {}),
          }
          try {
            const answer = await fetch(url, { method, headers, mode, ...(body ? { body } : {}) })
            return { status: answer.status, text: await answer.text() }
          } catch {
            return { status: undefined, text: '' }
          }
        }),
      ),
    requests,
  )
}

const source = { type: 'barcode_alipay', barcode: '281234567890123456' }
const money = { amount: 400_000, currency: 'THB' }
const scanned = JSON.stringify({ ...money, ...source })
const charge = JSON.stringify({ ...money, source: { ...source, store_id: '1', store_name: 'A' } })

/** Every route, as a page with the keys that everybody knows asks it. */
function allRoutes(
  url: string,
  key: string,
  isMeant: (route: Route) => boolean = () => true,
): readonly Asked[] {
  return routes.filter(isMeant).map(({ operation, method, path }) => ({
    url: url + path.replace(/\{\w+\}/g, 'chrg_test_5kgevscrv4hfzxsaz19'),
    method: method.toUpperCase(),
    key,
    body: method === 'get' ? undefined : operation === 'createCharge' ? charge : '{}',
  }))
}

describe('a page whose name was rebound to this machine', () => {
  test('can neither read nor write anything in either API', async ({
    page,
    guard,
    startSandbox,
  }) => {
    guard.tolerateError(/status of 403/)
    const site = await openSite('page.rebound.example')
    await page.goto(site.url)
    // Now its name leads to the sandbox: the same name, the same port, and so the same origin.
    await site[Symbol.asyncDispose]()
    const { control, secretKey, publicKey } = await startSandbox({ port: site.port })
    const before = await control.state.export()

    const answers = [
      ...(await askFrom(page, allRoutes(site.url, secretKey))),
      ...(await askFrom(page, allRoutes(site.url, publicKey))),
    ]

    expect(answers).toHaveLength(2 * routes.length)
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([403])
    for (const { text } of answers) expect(text).toMatch(/not_authorized|foreign host/)
    expect(await control.state.export()).toEqual(before)
    expect((await control.requests.list()).data).toEqual([])
  })
})

describe('a page of another origin', () => {
  test('does with a public key what Omise.js does, and nothing else', async ({
    page,
    guard,
    startSandbox,
  }) => {
    guard.tolerateError(/CORS policy|ERR_FAILED|status of 40[134]/)
    const { url, control, secretKey, publicKey } = await startSandbox()
    await using site = await openSite('shop.rebound.example')
    for (const origin of [url, site.url]) guard.allowOrigin(origin)
    await page.goto(site.url)

    const [capability, made] = await askFrom(page, [
      { url: `${url}/capability`, method: 'GET', key: publicKey },
      { url: `${url}/sources`, method: 'POST', key: publicKey, body: scanned },
    ])
    const { id } = JSON.parse(made?.text ?? '{}')
    const [read] = await askFrom(page, [
      { url: `${url}/sources/${id}`, method: 'GET', key: publicKey },
    ])
    expect([capability, made, read].map((answer) => answer?.status)).toEqual([200, 200, 200])
    expect(JSON.parse(read?.text ?? '{}').barcode).toBe(source.barcode)

    const before = await control.state.export()
    const others = allRoutes(url, secretKey, (route) => !route.keys.includes('public'))
    const answers = await askFrom(page, others)
    expect(answers.filter(({ status }) => status !== undefined)).toEqual([])
    await askFrom(
      page,
      others.map((asked) => ({ ...asked, mode: 'no-cors', method: asked.body ? 'POST' : 'GET' })),
    )
    expect(await control.state.export()).toEqual(before)
  })

  test('makes no charge by a form, with a key in its address', async ({
    page,
    guard,
    startSandbox,
  }) => {
    guard.tolerateError(/status of 403/)
    const { url, control, secretKey } = await startSandbox()
    await using site = await openSite('shop.rebound.example')
    for (const origin of [url, site.url]) guard.allowOrigin(origin)
    await page.goto(site.url)

    const answered = page.waitForResponse((answer) => answer.url().endsWith('/charges'))
    await page.evaluate(
      ({ action, fields }) => {
        const form = document.createElement('form')
        Object.assign(form, { method: 'post', action })
        for (const [name, value] of Object.entries(fields)) {
          form.append(Object.assign(document.createElement('input'), { name, value }))
        }
        document.body.append(form)
        form.submit()
      },
      {
        action: `${url.replace('//', `//${secretKey}:@`)}/charges`,
        fields: {
          amount: '400000',
          currency: 'THB',
          'source[type]': source.type,
          'source[barcode]': source.barcode,
          'source[store_id]': '1',
          'source[store_name]': 'A',
        },
      },
    )

    expect((await answered).status()).toBe(403)
    expect((await control.charges.listSummaries()).data).toEqual([])
  })
})
