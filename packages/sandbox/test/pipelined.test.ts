import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { createSandbox } from '../src/sandbox.ts'

it('answers a client that sends more than is read at once, without waiting for answers, each request', async () => {
  const sandbox = await createSandbox({ outcome: 'manual' })
  const { hostname, host, port } = new URL((await sandbox.listen()).url)
  const authorization = `Basic ${btoa(`${sandbox.secretKey}:`)}`
  const lines = [`Host: ${host}`, `Authorization: ${authorization}`]
  const request = `GET /charges?${'x'.repeat(480)}=1 HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
  const last = `GET /events HTTP/1.1\r\n${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`
  const socket = connect(Number(port), hostname)
  let answers = ''
  socket.setEncoding('latin1').on('data', (text: string) => {
    answers += text
  })

  socket.write(request.repeat(400) + last)
  await once(socket, 'close')
  await sandbox.close()

  expect(answers.split('HTTP/1.1 200 OK').length - 1).toBe(401)
})
