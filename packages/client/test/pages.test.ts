import { describe, expect, it } from 'vitest'
import { aCharge } from './charge.ts'
import { answerJson, serve } from './serve.ts'

/** A server whose lists hold as many charges as were made, one more before each page after the first. */
async function serveCharges({ count, isBusy = false }: { count: number; isBusy?: boolean }) {
  const ids = Array.from({ length: count }, (_, number) => `chrg_test_${number}`)
  const server = await serve((response, { url = '' }) => {
    const query = new URL(url, 'http://api').searchParams
    const [offset, limit] = [Number(query.get('offset')), Number(query.get('limit'))]
    if (isBusy && offset > 0) ids.push(`chrg_test_${ids.length}`)
    const all = query.get('order') === 'reverse_chronological' ? ids.toReversed() : ids
    const data = all.slice(offset, offset + limit).map((id) => aCharge({ id }))
    answerJson(response, { body: { object: 'list', data, limit, offset, total: ids.length } })
  })
  return { server, ids, charges: server.clientWith().client.charges }
}

async function idsOf(items: AsyncIterable<{ readonly id: string }>): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of items) ids.push(id)
  return ids
}

describe('going through a list', () => {
  it.each([0, 1, 99, 100, 101, 250])('gives all of %d, a hundred a request', async (count) => {
    const { server, ids, charges } = await serveCharges({ count })
    await using _ = server

    expect(await idsOf(charges.each())).toEqual(ids)
    expect(server.asked).toHaveLength(Math.max(1, Math.ceil(count / 100)))
    expect(server.asked[0]?.url).toBe('/charges?offset=0&limit=100')
  })

  it('gives each once while more are made, the new ones at the end', async () => {
    const { server, ids, charges } = await serveCharges({ count: 250, isBusy: true })
    await using _ = server

    expect(await idsOf(charges.each())).toEqual(ids)
    expect(ids).toHaveLength(252)
  })

  it('gives each once while more are made, newest first, the new ones not at all', async () => {
    const { server, ids, charges } = await serveCharges({ count: 250, isBusy: true })
    await using _ = server
    const before = ids.toReversed()

    expect(await idsOf(charges.each({ order: 'reverse_chronological' }))).toEqual(before)
  })

  it('asks for what was asked for', async () => {
    const { server, charges } = await serveCharges({ count: 101 })
    await using _ = server

    await idsOf(charges.each({ from: '2025-06-01', to: '2025-06-30' }))

    expect(server.asked.map(({ url }) => url)).toEqual([
      '/charges?from=2025-06-01&to=2025-06-30&offset=0&limit=100',
      '/charges?from=2025-06-01&to=2025-06-30&offset=100&limit=100',
    ])
  })

  it('asks for no more once the loop is left', async () => {
    const { server, charges } = await serveCharges({ count: 250 })
    await using _ = server

    for await (const _charge of charges.each()) break

    expect(server.asked).toHaveLength(1)
  })

  it('ends with its signal', async () => {
    const { server, charges } = await serveCharges({ count: 250 })
    await using _ = server
    const stop = new AbortController()
    const seen: string[] = []

    const going = (async () => {
      for await (const { id } of charges.each({}, { signal: stop.signal })) {
        seen.push(id)
        stop.abort(new Error('enough'))
      }
    })()

    await expect(going).rejects.toThrow('enough')
    expect(seen).toHaveLength(100)
  })

  it('ends where a server never says that it does, but gives nothing', async () => {
    await using server = await serve((response) =>
      answerJson(response, { body: { object: 'list', data: [], total: 1_000 } }),
    )

    expect(await idsOf(server.clientWith().client.events.each())).toEqual([])
    expect(server.asked).toHaveLength(1)
  })
})

describe('finding by metadata', () => {
  it('looks through all pages, and takes only what has that value under that name', async () => {
    const pages = [
      [
        aCharge({ id: 'chrg_test_1', metadata: { sale: 'A-1' } }),
        aCharge({ id: 'chrg_test_2', metadata: { sale: 'A-10' } }),
      ],
      [
        aCharge({ id: 'chrg_test_3', metadata: { other: 'A-1' } }),
        { ...aCharge({ id: 'rfnd_test_4', metadata: { sale: 'A-1' } }), object: 'refund' },
      ],
      [aCharge({ id: 'chrg_test_5', metadata: { sale: 'A-1' } })],
    ]
    await using server = await serve((response, { url = '' }) => {
      const page = Number(new URL(url, 'http://api').searchParams.get('page'))
      const data = pages[page - 1]
      answerJson(response, { body: { object: 'search', data, page, total_pages: pages.length } })
    })

    const found = await server.clientWith().client.charges.findByMetadata('sale', 'A-1')

    expect(found.map(({ id }) => id)).toEqual(['chrg_test_1', 'chrg_test_5'])
    expect(server.asked.map(({ url }) => url)).toEqual(
      [1, 2, 3].map(
        (page) => `/charges/search?query=A-1&page=${page}&per_page=100&order=chronological`,
      ),
    )
  })
})
