import { setTimeout as moment } from 'node:timers/promises'
import { expect } from 'vitest'
import { send } from './asking.ts'
import { mistakesIn, readBooks } from './books.ts'
import { differences, disordered } from './differences.ts'
import { aHook } from './hook.ts'
import { aMortal } from './mortal.ts'
import type { Random } from './random.ts'
import { allSent } from './settled.ts'
import { type Promised, shoppers } from './shoppers.ts'

/** Kills a server at any moment of a busy life, again and again, and holds what it promised against what is there. */
export async function killAgainAndAgain(parts: {
  readonly where: readonly string[]
  readonly kills: number
  readonly random: Random
}): Promise<void> {
  const { where, kills, random } = parts
  // Some webhooks are refused at first, and so planned anew.
  await using hook = await aHook(async (_arrival, isFirst) =>
    isFirst && random.draw() < 0.03 ? 500 : 200,
  )
  await using server = await aMortal([
    ...where,
    '--outcome',
    'manual',
    '--retry-policy',
    'standard',
  ])
  await send(await server.place(), 'PUT', '/__sandbox/webhooks', { url: hook.url })

  const load = shoppers({ count: 8, random, place: server.place })
  for (let killed = 0; killed < kills; killed++) {
    await load.answers(random.upTo(60))
    // No condition is waited for: the moment itself is what is drawn.
    await moment(random.upTo(15))
    await server.kill()
    await hook.endGeneration()
    await server.rise()
  }
  await load.answers(20)
  await load.stop()
  const place = await server.place()
  await allSent(place)

  const books = await readBooks(place)
  expect(mistakesIn(books)).toEqual([])
  expect(differences(books, hook.arrivals, (generation) => generation < kills)).toEqual([])
  expect(disordered(books, hook.arrivals)).toEqual([])
  expect(broken(load.promised, books)).toEqual([])
}

/** What was answered and is not so. */
function broken({ charges, refunds }: Promised, books: Awaited<ReturnType<typeof readBooks>>) {
  const found = new Map(books.charges.map(({ id, status }) => [id, status]))
  const given = new Map(books.refunds.map(({ id, amount }) => [id, amount]))
  return [
    ...[...charges].filter(([id, status]) => {
      const now = found.get(id)
      // Who was pending may have been decided by a call that was carried out and not answered.
      return status === 'pending' ? now === undefined : now !== status
    }),
    ...[...refunds].filter(([id, amount]) => given.get(id) !== amount),
  ]
}
