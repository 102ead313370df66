import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { freshDatabase } from './database.ts'
import { startPostgres } from './server.ts'

async function connect(url: string) {
  const client = new Client({ connectionString: url })
  // A server that goes away breaks the connection, which is no error of the test.
  client.on('error', () => {})
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}

test('the suite has a PostgreSQL in UTC and UTF-8 that sorts by bytes and syncs what it commits', async () => {
  await using client = await connect(inject('postgres'))

  const { rows } = await client.query(
    `select version(), current_setting('TimeZone') as zone, current_setting('fsync') as fsync,
      getdatabaseencoding() as encoding, 'Z' < 'a' collate "default" as bytes`,
  )

  expect(rows).toEqual([
    {
      version: expect.stringMatching(/^PostgreSQL 18/),
      zone: 'UTC',
      fsync: 'on',
      encoding: 'UTF8',
      bytes: true,
    },
  ])
})

test('a fresh database knows nothing of another', async () => {
  await using one = await freshDatabase()
  await using other = await freshDatabase()
  await using inOne = await connect(one.url)
  await using inOther = await connect(other.url)

  await inOne.query('create table charge (id text)')
  const { rows } = await inOther.query(`select to_regclass('charge') as found`)

  expect(rows).toEqual([{ found: null }])
})

test('a fresh database is gone when it is disposed, though somebody is still connected', async () => {
  const database = await freshDatabase()
  await using client = await connect(database.url)

  await database[Symbol.asyncDispose]()

  await expect(client.query('select 1')).rejects.toThrow()
  await expect(connect(database.url)).rejects.toMatchObject({ code: '3D000' })
})

test('a server that is killed and started again has what was committed, and no more', async () => {
  await using server = await startPostgres()
  const { pid } = server
  await using before = await connect(server.url)
  await before.query('create table charge (id text)')
  await before.query(`insert into charge values ('committed')`)
  await before.query('begin')
  await before.query(`insert into charge values ('open')`)

  await server.kill()
  await expect(connect(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await server.restart()

  await using after = await connect(server.url)
  expect((await after.query('select id from charge')).rows).toEqual([{ id: 'committed' }])
  expect(server.pid).not.toBe(pid)
})
