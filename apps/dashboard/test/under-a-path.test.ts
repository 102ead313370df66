import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect } from 'vitest'
import { test } from './browser/browser-test.ts'

/** A proxy that serves a sandbox under `/omise`, by the Host of the sandbox, as an ingress or an editor in a browser does. */
async function openProxy(target: string) {
  const server = createServer((incoming, outgoing) => {
    if (!incoming.url?.startsWith('/omise/')) {
      outgoing.writeHead(404).end()
      return
    }
    const headers = { ...incoming.headers, host: new URL(target).host }
    const { method } = incoming
    const asked = request(`${target}${incoming.url.slice(6)}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    asked.on('error', () => outgoing.destroy())
    outgoing.on('close', () => asked.destroy())
    incoming.pipe(asked)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/omise`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('a console that a proxy serves under a path', () => {
  test('is found from that path, makes a charge, and shows its page when that is loaded again', async ({
    page,
    startSandbox,
  }) => {
    const sandbox = await startSandbox({ outcome: 'manual' })
    await using proxy = await openProxy(sandbox.url)
    await page.goto(`${proxy.url}/`)
    expect(page.url()).toBe(`${proxy.url}/__sandbox/ui/`)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByText('Live', { exact: true }).waitFor()

    await page.getByRole('button', { name: 'Make a charge' }).click()
    await page.waitForURL(`${proxy.url}/__sandbox/ui/charges/*`)
    await page.reload()

    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await page.getByText('Successful', { exact: true }).first().waitFor()
    const [charge] = (await sandbox.control.charges.listSummaries()).data
    expect(charge?.status).toBe('successful')
    // The proxy goes before the page would.
    await page.goto('about:blank')
  })
})
