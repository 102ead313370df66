import { describe, expect, it } from 'vitest'
import { anAccount } from './account.ts'
import { runInProcess, startInProcess } from './in-process.ts'
import { aReceiver } from './receiver.ts'
import { call, said } from './run.ts'

describe('logs tail', () => {
  it('prints a line for each request, event and webhook, and exits 130 when interrupted', async () => {
    await using server = await startInProcess(['--outcome', 'manual'])
    await using receiver = await aReceiver()
    const { url } = server.ready
    const { begin, charge, env, command } = anAccount({ url })
    const tail = begin('logs', 'tail')
    await said(tail.child, 'stderr', 'Following')
    const delivered = said(tail.child, 'stdout', 'answered 200')
    await call({ url, secretKey: env.OMISE_SANDBOX_KEY }, '/__sandbox/webhooks', {
      method: 'PUT',
      body: JSON.stringify({ url: receiver.url }),
    })

    const { id } = await charge()
    await delivered
    await command('reset')
    tail.child.kill('SIGINT')
    const { code, stdout, stderr } = await tail.ended

    expect(code).toBe(130)
    expect(stderr).toBe(`Following the account at ${url}. Stop with Ctrl-C.\n`)
    const lines = stdout.split('\n')
    expect(lines).toContain('request  200  PUT /__sandbox/webhooks')
    expect(lines).toContain(`request  200  POST /charges  ${id}  manual;decided_by=server`)
    expect(lines).toContain(`event  charge.create  ${id}`)
    expect(lines).toContain(`webhook  pending  charge.create  ${receiver.url}`)
    expect(lines).toContain(`webhook  delivered  charge.create  ${receiver.url}  answered 200`)
    expect(stdout).not.toMatch(/skey|1234567890/)
  })

  it('prints items as JSON, one a line, and exits 4 when the sandbox goes away', async () => {
    await using server = await startInProcess(['--outcome', 'manual'])
    const { begin, charge } = anAccount(server.ready)
    const tail = begin('logs', 'tail', '--json')
    await said(tail.child, 'stderr', 'Following')
    const output = said(tail.child, 'stdout', '"request"')

    const { id } = await charge()
    await output
    server.child.kill('SIGTERM')
    const { code, stdout, stderr } = await tail.ended

    const items = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(items).toContainEqual(
      expect.objectContaining({ type: 'event', charge: expect.objectContaining({ id }) }),
    )
    expect(code).toBe(4)
    expect(stderr).toContain(`The sandbox at ${server.ready.url} has closed the stream.`)
  })

  it('ends when whoever read it has gone', async () => {
    await using server = await startInProcess(['--outcome', 'manual'])
    const { beginProcess, charge } = anAccount(server.ready)
    const tail = beginProcess('logs', 'tail')
    await said(tail.child, 'stderr', 'Following')
    tail.child.stdout.destroy()

    await charge()

    const { code, stderr } = await tail.ended
    expect(code).toBe(0)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('exits 4 when there is no sandbox', async () => {
    const { code } = await runInProcess(['logs', 'tail', '--url', 'http://127.0.0.1:9'])

    expect(code).toBe(4)
  })
})
