import { describe, expect, it } from 'vitest'
import { beginInProcess, startInProcess } from './in-process.ts'
import { aReceiver } from './receiver.ts'
import { call, form, said, start } from './run.ts'

const id = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

async function jsonLines(
  work: (server: Awaited<ReturnType<typeof startInProcess>>) => Promise<unknown>,
) {
  const server = await startInProcess(['--outcome', 'manual'])
  await work(server)
  server.child.kill('SIGTERM')
  const { stdout } = await server.ended
  return stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line))
}

describe('a line of the JSON log', () => {
  it('says of a refusal its code, message and hint, under the request id of the answer', async () => {
    let requestId: string | null = null
    const [line] = await jsonLines(async ({ ready }) => {
      const answer = await call(ready, '/customers', {
        method: 'POST',
        body: new URLSearchParams({ email: 'a@b.c' }),
      })
      requestId = answer.headers.get('x-request-id')
    })

    expect(requestId).toMatch(id)
    expect(line).toMatchObject({
      event: 'request',
      status: 400,
      code: 'feature_not_supported',
      message: 'feature not supported',
      hint: expect.stringContaining('create a charge with source[type]=barcode_alipay'),
      request_id: requestId,
    })
  })

  it('says of a warning of Node its name and message, and nothing goes to stderr', async () => {
    const warn = `process.emitWarning('It/is/old.',{type:'DeprecationWarning',code:'OLD1'})`
    const server = await start([], {
      NODE_OPTIONS: `--import=data:text/javascript,process.on('SIGUSR2',()=>${warn})`,
    })
    const warned = said(server.child, 'stdout', '"event":"warning"')
    server.child.kill('SIGUSR2')
    await warned
    server.child.kill('SIGTERM')
    const { stdout, stderr } = await server.ended

    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toContainEqual({
      time: expect.any(String),
      event: 'warning',
      name: 'DeprecationWarning',
      code: 'OLD1',
      message: 'It/is/old.',
    })
    expect(stderr).toBe('')
  })

  it('says of a problem of the control API its title, detail and remedy', async () => {
    const [line] = await jsonLines(({ ready }) =>
      call(ready, '/__sandbox/clock/advance', { method: 'POST', body: '{"by":"soon"}' }),
    )

    expect(line).toMatchObject({ status: 400, code: 'Bad request', message: expect.any(String) })
    expect(line.hint).toContain('500ms')
  })

  it('names the charge, of an answer and of a webhook, and the delivery', async () => {
    await using receiver = await aReceiver()
    let charge = ''
    const lines = await jsonLines(async ({ ready, child }) => {
      const sent = said(child, 'stdout', '"event":"webhook"')
      const webhooks = JSON.stringify({ url: `${receiver.url}?token=secret` })
      await call(ready, '/__sandbox/webhooks', { method: 'PUT', body: webhooks })
      const made = await call(ready, '/charges', { method: 'POST', body: form })
      charge = ((await made.json()) as { id: string }).id
      await call(ready, `/charges/${charge}/expire`, { method: 'POST' })
      await sent
    })

    const requests = lines.filter(({ path }) => path?.startsWith('/charges'))
    const webhook = lines.find(({ event }) => event === 'webhook')
    expect(requests.map((line) => line.charge)).toEqual([charge, charge])
    expect(webhook).toMatchObject({ charge, delivery: expect.stringMatching(/^whdl_test_/) })
    expect(JSON.stringify(lines)).not.toContain('secret')
  })

  it('holds no key and no whole barcode, wherever they were sent', async () => {
    const code = '281234567890123456'
    const lines = await jsonLines(async ({ ready }) => {
      const charge = (source: string) =>
        call(ready, '/charges', {
          method: 'POST',
          body: new URLSearchParams({ amount: '2000', currency: 'THB', source }),
        })
      await charge(code)
      await charge('skey_test_other')
      await call(ready, `/sources/${code}`)
      await call(ready, '/charges/skey_test_other')
      await call(ready, '/charges', { method: 'POST', body: new URLSearchParams(`${form}%0D`) })
    })

    expect(lines.filter(({ event }) => event === 'request')).toHaveLength(5)
    expect(lines[0]).toMatchObject({ code: 'not_found', message: 'source ****3456 was not found' })
    expect(JSON.stringify(lines)).not.toMatch(/281234567890|1234567890|key_test/)
  })
})

it('a line of the text log says the same', async () => {
  const { child, ended } = beginInProcess(['start', '--port', '0'])
  let screen = ''
  child.stdout.on('data', (chunk) => {
    screen += chunk
  })
  await said(child, 'stdout', 'console')
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(screen) ?? []
  const ready = { url, secretKey: 'skey_test_sandbox' }
  const refused = await call(ready, '/charges', {
    method: 'POST',
    body: new URLSearchParams('amount=1'),
  })
  const missing = await call(ready, '/charges/chrg_test_5kgevscrv4hfzxsaz19')
  child.kill('SIGTERM')
  const { stderr } = await ended

  const [first = '', second = ''] = stderr.split('\n')
  expect(first).toMatch(
    /^\S+ {2}400 {2}POST \/charges {2}[\d.]+ ms {2}invalid_charge: currency is /,
  )
  expect(first).toMatch(/ {2}hint: Send source\[type\]=barcode_alipay/)
  expect(first).toContain(`  request: ${refused.headers.get('x-request-id')}`)
  expect(second).toContain('  not_found: charge chrg_test_5kgevscrv4hfzxsaz19 was not found')
  expect(second).toContain('  charge: chrg_test_5kgevscrv4hfzxsaz19')
  expect(second).toContain(`  request: ${missing.headers.get('x-request-id')}`)
})
