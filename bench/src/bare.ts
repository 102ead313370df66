/**
 * What there is to compare with: a bare Express server that parses the same form, decodes the same key and writes
 * a JSON body of the same size, and does nothing else.
 */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import express from 'express'
import qs from 'qs'

const charge = JSON.parse(readFileSync(new URL('./charge.json', import.meta.url), 'utf8')) as object
const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.use(express.raw({ type: () => true }))

function user(request: express.Request): string {
  const [, credentials = ''] = (request.headers.authorization ?? '').split(' ')
  return Buffer.from(credentials, 'base64').toString('utf8').split(':', 1)[0] ?? ''
}

function answer(response: express.Response, body: object): void {
  const text = `${JSON.stringify(body, null, 2)}\n`
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  })
  response.end(text)
}

app.post('/charges', (request, response) => {
  const fields = qs.parse((request.body as Buffer).toString('utf8'))
  if (!user(request).startsWith('skey_') || fields.currency !== 'THB') response.status(400).end()
  else answer(response, charge)
})
app.get('/charges/:charge', (request, response) => {
  if (!user(request).startsWith('skey_')) response.status(401).end()
  else answer(response, charge)
})

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${port}` })}\n`)
})
process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
