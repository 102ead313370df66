import { existsSync, writeFileSync } from 'node:fs'
import { temporaryFolder } from '@omise-sandbox/storage-sql/testing'
import { describe, expect, it } from 'vitest'
import { runInProcess, startInProcess } from './in-process.ts'

const url = 'postgres://clerk:sekret@db.example:5433/shop?password=sekret&sslmode=verify-full'

describe.concurrent('where everything is kept', () => {
  it('may be named in the configuration file', async () => {
    await using folder = await temporaryFolder()
    const [config, data] = [folder.file('config.json'), folder.file('data.db')]
    writeFileSync(config, JSON.stringify({ data, durability: 'normal' }))

    await using _server = await startInProcess(['--config', config])

    expect(existsSync(data)).toBe(true)
  })

  it('is a file or a database, not both, however they are set', async () => {
    await using folder = await temporaryFolder()
    const [config, data] = [folder.file('config.json'), folder.file('data.db')]
    writeFileSync(config, JSON.stringify({ database: url }))

    const both = await Promise.all([
      runInProcess(['start', '--data', data, '--database', url]),
      runInProcess(['start', '--data', data], { OMISE_SANDBOX_DATABASE: url }),
      runInProcess(['start', '--data', data, '--config', config]),
    ])

    for (const { code, stdout, stderr } of both) {
      expect(code).toBe(2)
      expect(stdout + stderr).toMatch(/^Both .*data.* and .*(database|DATABASE).* are set\./)
      expect(stdout + stderr).not.toMatch(/sekret|\n\s+at /)
    }
    expect(existsSync(data)).toBe(false)
  })

  it('is printed without the password of the database', async () => {
    const { code, stdout } = await runInProcess(['config', 'print', '--json'], {
      OMISE_SANDBOX_DATABASE: url,
    })

    expect(code).toBe(0)
    expect(JSON.parse(stdout).database).toEqual({
      value: 'postgres://clerk:***@db.example:5433/shop',
      from: 'env OMISE_SANDBOX_DATABASE',
    })
    expect(stdout).not.toContain('sekret')
  })
})
