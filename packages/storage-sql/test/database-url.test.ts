import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { readDatabaseUrl } from '../src/postgres/database-url.ts'

describe('the URL of a database', () => {
  it.each(['prefer', 'require', 'verify-ca', 'verify-full'])(
    'with sslmode=%s verifies the certificate and its host, without a warning of the driver',
    (mode) => {
      const read = readDatabaseUrl(
        `postgres://u:a?sslmode=x@db/shop?application_name=a&sslmode=${mode}`,
      )

      expect(read).toEqual({
        ok: true,
        value: { urls: [expect.stringMatching(/&sslmode=verify-full$/)], target: 'any' },
      })
    },
  )

  it.each(['disable', 'no-verify'])('with sslmode=%s is left as it is', (mode) => {
    const url = `postgres://db/shop?sslmode=${mode}`

    expect(readDatabaseUrl(url)).toEqual({ ok: true, value: { urls: [url], target: 'any' } })
  })

  it('is read by the driver as it was written', () => {
    const read = readDatabaseUrl('postgres://u:p%40ss@db:5433/shop?sslmode=require')
    const { user, password, host, port, database, ssl } = new pg.Client(
      read.ok ? read.value.urls[0] : '',
    )

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

  it('with several hosts is one URL for each, of which the one that takes writes is wanted', () => {
    expect(readDatabaseUrl('postgres://u:p@a,b:5433,[::1]:5434/shop?sslmode=disable')).toEqual({
      ok: true,
      value: {
        urls: [
          'postgres://u:p@a/shop?sslmode=disable',
          'postgres://u:p@b:5433/shop?sslmode=disable',
          'postgres://u:p@[::1]:5434/shop?sslmode=disable',
        ],
        target: 'read-write',
      },
    })
  })

  it.each(['any', 'read-write', 'primary'])('may want target_session_attrs=%s', (target) => {
    const read = readDatabaseUrl(
      `postgres://a,b/shop?target_session_attrs=${target}&sslmode=disable`,
    )

    expect(read).toEqual({
      ok: true,
      value: {
        urls: ['postgres://a/shop?sslmode=disable', 'postgres://b/shop?sslmode=disable'],
        target,
      },
    })
  })

  it('that wants a standby is refused: nothing can be written there', () => {
    expect(readDatabaseUrl('postgres://a,b/shop?target_session_attrs=standby')).toEqual({
      ok: false,
      refusal:
        'Its target_session_attrs cannot be "standby": a server writes. Use one of: any, read-write, primary.',
    })
  })

  it.each([
    'mysql://u:sekret@db/shop',
    'db',
    '',
    'postgres://u:sekret@a,,b/shop',
    'postgres://a:x,b/shop',
  ])('is refused where it is %j', (url) => {
    expect(readDatabaseUrl(url)).toEqual({
      ok: false,
      refusal: expect.stringMatching(/^Write it as postgres:\/\/user:password@host/),
    })
  })
})
