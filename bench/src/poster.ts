/** Signed POSTs to the URL it is given, as fast as a few kept connections allow; prints how many a second. */
import { createHmac } from 'node:crypto'
import { Pool } from 'undici'

const [url = '', amount = '', connections = ''] = process.argv.slice(2)
const secret = Buffer.from('a secret of more than thirty-two bytes')
const body = 'x'.repeat(2_900)
const pool = new Pool(url, { connections: Number(connections) })

async function post(): Promise<void> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'omise-signature': signature,
    'omise-signature-timestamp': timestamp,
  }
  const answer = await pool.request({ path: '/hook', method: 'POST', headers, body })
  await answer.body.text()
}

/** As many one after the other on each connection. */
async function loop(posts: number): Promise<void> {
  let sent = 0
  await Promise.all(
    Array.from({ length: Number(connections) }, async () => {
      while (sent++ < posts) await post()
    }),
  )
}

// The first POST loads what is needed, as the sandbox's first webhook does.
await post()
const began = performance.now()
await loop(Number(amount))
process.stdout.write(`${(Number(amount) / (performance.now() - began)) * 1000}\n`)
await pool.close()
