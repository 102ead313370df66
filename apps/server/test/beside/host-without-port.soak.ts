import { expect, it } from 'vitest'
import { call, start } from '../run.ts'
import { startNginx } from './nginx.ts'

it('behind an nginx that passes the Host without its port the console may act, and other pages may not', async () => {
  await using server = await start(['--outcome', 'manual'])
  const port = Number(new URL(server.ready.url).port)
  await using nginx = await startNginx([port, port], '$host')
  const reset = (Origin: string) =>
    call({ ...server.ready, url: nginx.url }, '/__sandbox/reset', {
      method: 'POST',
      headers: { Origin },
    })

  expect((await reset(nginx.url)).status).toBe(204)
  expect((await reset('http://evil.example')).status).toBe(403)
})
