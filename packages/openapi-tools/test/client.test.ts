import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createClient } from '@hey-api/openapi-ts'
import { createSandbox } from '@omise-sandbox/sandbox'
import { beforeAll, describe, expect, it } from 'vitest'

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const tsc = fileOf('../../../node_modules/.bin/tsc')
const project = fileOf('generated-client')

describe('a client that is generated from the document at its URL', () => {
  beforeAll(async () => {
    await using sandbox = await createSandbox({ clock: 'virtual' })
    const { url } = await sandbox.listen()
    await createClient({
      input: `${url}/__sandbox/openapi/omise.json`,
      output: fileOf('../reports/client'),
      logs: { level: 'silent' },
    })
  })

  it('compiles', async () => {
    const { stdout } = await promisify(execFile)(tsc, ['-p', project])

    expect(stdout).toBe('')
  })

  it('charges and refunds', async () => {
    await using sandbox = await createSandbox({ clock: 'virtual', outcome: 'manual' })
    const { url } = await sandbox.listen()
    const program = './generated-client/charge-and-refund.ts'
    const { chargeAndRefund } = await import(/* @vite-ignore */ program)

    const seen = await chargeAndRefund(url, sandbox.secretKey)

    expect(seen).toEqual({ status: 'successful', refunded: 100_000, refund: 100_000 })
  })
})
