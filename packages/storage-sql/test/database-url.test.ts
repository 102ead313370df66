import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { readDatabaseUrl } from '../src/database-url.ts'

describe('the URL of a database', () => {
  it.each(['prefer', 'require', 'verify-ca', 'verify-full'])(
    'with sslmode=%s verifies the certificate and its host, without a warning of the driver',
    (mode) => {
      const read = readDatabaseUrl(
        `postgres://u:a?sslmode=x@db/shop?application_name=a&sslmode=${mode}`,
      )

      expect(read).toEqual({ ok: true, value: expect.stringMatching(/&sslmode=verify-full$/) })
    },
  )

  it.each(['disable', 'no-verify'])('with sslmode=%s is left as it is', (mode) => {
    const url = `postgres://db/shop?sslmode=${mode}`

    expect(readDatabaseUrl(url)).toEqual({ ok: true, value: url })
  })

  it('is read by the driver as it was written', () => {
    const read = readDatabaseUrl('postgres://u:p%40ss@db:5433/shop?sslmode=require')
    const { user, password, host, port, database, ssl } = new pg.Client(read.ok ? read.value : '')

    expect({ user, password, host, port, database }).toEqual({
      user: 'u',
      password: 'p@ss',
      host: 'db',
      port: 5433,
      database: 'shop',
    })
    expect(ssl).toBeTruthy()
  })

  it.each(['bogus', '', 'Require'])('with sslmode=%s is refused, naming the modes', (mode) => {
    const read = readDatabaseUrl(`postgres://u:sekret@db/shop?sslmode=${mode}`)

    expect(read).toEqual({
      ok: false,
      refusal: `Its sslmode cannot be "${mode}". Use one of: disable, prefer, require, verify-ca, verify-full, no-verify.`,
    })
  })

  it.each(['mysql://u:sekret@db/shop', 'db', ''])('is refused where it is %j', (url) => {
    expect(readDatabaseUrl(url)).toEqual({
      ok: false,
      refusal: expect.stringMatching(/^Write it as postgres:\/\/user:password@host/),
    })
  })
})
