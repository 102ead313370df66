import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { call, form, start } from './run.ts'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** Parts that are loaded when they are first used come from other modules once bundled. */
it('the bundle serves a payment with its webhook, a demo, a state, the console and https', async () => {
  // Turbo has built it before.
  if (process.env.TURBO_HASH === undefined) {
    const built = spawnSync(process.execPath, ['build.ts'], { cwd: folder, encoding: 'utf8' })
    expect(built.stderr).toBe('')
  }
  const keys: string[] = []
  const receiver = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    keys.push(JSON.parse(body).key)
    response.end()
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  const authority = await mkdtemp(join(tmpdir(), 'omise-sandbox-authority-'))
  await using server = await start(
    ['--after', '10ms', '--demo', '5', '--https', '--https-folder', authority],
    {},
    `${folder}/dist/main.js`,
  )
  const { ready } = server
  const json = async (path: string, init?: RequestInit) => {
    const answer = await call(ready, path, init)
    expect([path, answer.ok]).toEqual([path, true])
    return JSON.parse((await answer.text()) || '{}')
  }

  await json('/__sandbox/webhooks', {
    method: 'PUT',
    body: JSON.stringify({ url: `http://127.0.0.1:${port}/hook` }),
  })
  const { id } = await json('/charges', { method: 'POST', body: form })
  const { deliveries } = await json(
    `/__sandbox/wait?charge=${id}&status=successful&deliveries=settled`,
  )
  const state = await json('/__sandbox/state')
  await json('/__sandbox/state', { method: 'PUT', body: JSON.stringify(state) })

  expect(deliveries.map(({ state }: { state: string }) => state)).toEqual([
    'delivered',
    'delivered',
  ])
  expect(keys).toEqual(['charge.create', 'charge.complete'])
  expect((await json('/charges')).total).toBe(6)
  const page = await call(ready, '/__sandbox/ui')
  expect(await page.text()).toContain('<div id="app">')
  receiver.close()
  await rm(authority, { recursive: true })
}, 60_000)
