import type { Wire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import { charge, expiringCharge, post, Refused, send } from './asking.ts'
import { mistakesIn, readBooks } from './books.ts'
import { aHook } from './hook.ts'
import { type Random, withSeededRandom } from './random.ts'
import { allFinal, allSent } from './settled.ts'
import { type Several, several } from './several.ts'
import { sizes } from './sizes.ts'

const key = 'skey_test_rush'
const amount = 400_000

/** What came of a call that may be refused. */
interface Tried {
  readonly charge: string
  readonly given: Wire['Refund'] | Wire['Charge'] | undefined
}

async function tried(servers: Several, charge: string, call: string, fields = {}): Promise<Tried> {
  try {
    const path = `/charges/${charge}/${call}`
    return { charge, given: await post(servers.next(key), path, fields) }
  } catch (error) {
    if (error instanceof Refused && error.status === 400) return { charge, given: undefined }
    throw error
  }
}

async function aCharge(servers: Several, expiresAfter?: number): Promise<string> {
  const server = servers.next(key)
  const options = { fields: { amount: String(amount) } }
  const made = expiresAfter
    ? expiringCharge(server, expiresAfter, options)
    : charge(server, options)
  return (await made).id
}

/** Two hundred calls at once: 120 refunds of three paid charges, 80 endings of four that are pending, one of them expiring. */
async function rush(servers: Several, random: Random) {
  const paid = await Promise.all([0, 1, 2].map(() => aCharge(servers)))
  for (const id of paid) await post(servers.next(key), `/charges/${id}/mark_as_paid`)
  const pending = await Promise.all(
    [undefined, undefined, undefined, 1_000].map((expiresAfter) => aCharge(servers, expiresAfter)),
  )
  const endings = ['mark_as_paid', 'mark_as_failed', 'expire']
  const calls = Array.from({ length: 200 }, (_, number) => () => {
    const [min, max] = number % 2 ? [20_000, 60_000] : [30_000, 30_000]
    const refund = { amount: String(min + random.upTo(max - min)) }
    return number < 120
      ? tried(servers, paid[number % 3] ?? '', 'refunds', refund)
      : tried(servers, pending[number % 4] ?? '', endings[random.upTo(2)] ?? '')
  })
  return { paid, pending, tries: await Promise.all(calls.map((call) => call())) }
}

describe('two hundred calls of the same few charges, through three servers at once', () => {
  it(
    'never refund too much, and end each charge once',
    () =>
      withSeededRandom(async (random) => {
        await using hook = await aHook()
        await using servers = await several(3, ['--outcome', 'manual'])
        await send(servers.next(key), 'PUT', '/__sandbox/webhooks', { url: hook.url })

        for (let count = 0; count < sizes.rushes; count++) {
          const { paid, pending, tries } = await rush(servers, random)
          await allFinal(servers.next(key))
          await allSent(servers.next(key))

          const books = await readBooks(servers.next(key))
          expect(mistakesIn(books)).toEqual([])
          for (const id of paid) {
            const given = tries.flatMap((one) =>
              one.charge === id && one.given ? [one.given] : [],
            )
            const kept = books.refunds.filter((refund) => refund.charge === id)
            expect(kept.map((one) => one.id).sort()).toEqual(given.map((one) => one.id).sort())
            const left = amount - kept.reduce((sum, one) => sum + one.amount, 0)
            // Sixty at most fits once more, and was refused.
            expect(left >= 0 && (left < 60_000 || kept.length === 15)).toBe(true)
          }
          for (const id of pending) {
            const ends = tries.filter((one) => one.charge === id && one.given)
            const now = books.charges.find((one) => one.id === id)
            // The one that expired by itself was ended by no call.
            const isOver = ends.length === 0 && now?.status === 'expired' && id === pending[3]
            expect(ends.length === 1 || isOver).toBe(true)
            if (!isOver) expect(ends[0]?.given?.status).toBe(now?.status)
          }
        }
      }),
    sizes.patience,
  )
})
