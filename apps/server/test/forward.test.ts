import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { certify, makeAuthority } from '@omise-sandbox/sandbox'
import { describe, expect, it } from 'vitest'
import { forward } from '../src/listen/forward.ts'
import { aReceiver, freeUrl } from './receiver.ts'

const webhook = { headers: { 'Content-Type': 'application/json' }, body: '{}', timeout_ms: 200 }
const goingOn = new AbortController().signal

function to(url: string, skipVerify = false) {
  return { url: new URL(url), headers: {}, skipVerify }
}

/** A receiver whose certificate nobody knows. */
async function aSecureReceiver() {
  const server = createServer(await certify(await makeAuthority()), (request, response) => {
    request.resume()
    response.setHeader('Retry-After', '7')
    response.end('taken')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('forwarding', () => {
  it('accepts a certificate that it does not know only where it is told to', async () => {
    await using receiver = await aSecureReceiver()

    const refused = await forward(to(receiver.url), webhook, goingOn)
    const accepted = await forward(to(receiver.url, true), webhook, goingOn)

    expect(refused).toMatchObject({ error: expect.stringContaining('--skip-verify') })
    expect(accepted).toMatchObject({ status: 200, body: 'taken', retry_after: '7' })
  })

  it('reports what it did not get: no connection, or no answer in time', async () => {
    await using hanging = await aReceiver(() => new Promise(() => {}))

    const refused = await forward(to(await freeUrl()), webhook, goingOn)
    const late = await forward(to(hanging.url), webhook, goingOn)

    expect(refused).toMatchObject({ error: 'Connection refused: nothing listens there.' })
    expect(late).toMatchObject({ error: 'No complete answer within 200 ms.' })
    expect(late.duration_ms).toBeGreaterThanOrEqual(199)
  })
})
