import { Client } from 'pg'
import { expect, inject, it } from 'vitest'
import { requireOwnSession } from '../src/postgres/pooler.ts'

/** Sessions of the database, and clients that a pooler of so few lines gives one of them for each question. */
async function sessions(count: number) {
  const all = Array.from({ length: count }, () => new Client(inject('postgres')))
  await Promise.all(all.map((one) => one.connect()))
  let next = 0
  const query = ((text: string) => all[next++ % count]?.query(text)) as Client['query']
  const pooled = () => Object.assign(new Client(), { connect: async () => {}, query })
  return {
    pooled,
    [Symbol.asyncDispose]: async () => void (await Promise.all(all.map((one) => one.end()))),
  }
}

it.each([1, 2, 3])(
  'a pooler that hands out %i sessions by the question is told from one that keeps them',
  async (count) => {
    await using shared = await sessions(count)

    await expect(requireOwnSession(shared.pooled(), shared.pooled())).rejects.toThrow(
      /Set pool_mode = session in PgBouncer for this database, or name the database itself/,
    )
  },
)

it('clients with sessions of their own are let through', async () => {
  const [client, other] = [new Client(inject('postgres')), new Client(inject('postgres'))]
  await client.connect()

  await requireOwnSession(client, other)

  await client.end()
})
