import {
  freshDatabase,
  type PostgresServer,
  startPostgres,
} from '@omise-sandbox/storage-sql/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runInProcess } from '../in-process.ts'
import { start } from '../run.ts'
import { charge, Refused, send } from './asking.ts'
import { mistakesIn, readBooks } from './books.ts'
import { aHook } from './hook.ts'
import { expectOutage, expectQuietLog, ready, refusedRequests } from './outage.ts'
import { allFinal, allSent } from './settled.ts'

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres({ keep: 'in memory' })
})
afterAll(() => postgres.stop())

describe('a server on PostgreSQL', () => {
  it('says at start in a sentence what is wrong with its database, and never its password', async () => {
    const url = (parts: Partial<URL>) => Object.assign(new URL(postgres.url), parts).href
    const sentences = {
      [url({ password: 'sekret' })]: /^The database does not let this user in\. .*\n$/,
      [url({ pathname: '/nowhere' })]: /^There is no such database\. .*\n$/,
      [url({ port: '1' })]: /^The database cannot be reached\. .*\n$/,
      'postgres://postgres:sekret@[nowhere/': /^The URL of the database cannot be read\. .*\n$/,
    }

    await Promise.all(
      Object.entries(sentences).map(async ([database, sentence]) => {
        const env = { OMISE_SANDBOX_DATABASE: database }
        const { code, stdout, stderr } = await runInProcess(['start', '--port', '0'], env)
        expect(stderr).toMatch(sentence)
        expect([code, stdout]).toEqual([2, ''])
      }),
    )
  })

  it('lives through the death of the database, and loses nothing that it answered for', async () => {
    const { url } = await freshDatabase(postgres.url)
    await using hook = await aHook()
    await using server = await start(['--database', url, '--after', '10ms'])
    const { ready: place } = server
    await send(place, 'PUT', '/__sandbox/webhooks', { url: hook.url })
    const made = [await charge(place, { prefer: 'outcome=successful;after=300ms' })]

    const shopping = (async () => {
      for (;;) {
        const answers = await Promise.allSettled(Array.from({ length: 10 }, () => charge(place)))
        for (const one of answers) if (one.status === 'fulfilled') made.push(one.value)
        const refused = answers.find(({ status }) => status === 'rejected')
        if (refused) return (refused as PromiseRejectedResult).reason
      }
    })()
    await hook.came('charge.complete')
    await postgres.kill()
    expect(await shopping).toBeInstanceOf(Refused)
    await expectOutage(place, /^The database (cannot be reached|shut down)/)
    await postgres.restart()

    await ready(place)
    made.push(await charge(place))
    await allFinal(place)
    await allSent(place)
    expect(mistakesIn(await readBooks(place))).toEqual([])
    expect(await refusedRequests(place)).toBeGreaterThan(0)
    await expectQuietLog(server, /The database (cannot be reached|shut down)/)
  })
})
