import type { Books } from './books.ts'
import type { Arrival } from './hook.ts'

/**
 * Where the webhook log and what came differ by more than kills explain, a sentence each. What came and is not in the log is
 * an attempt that a kill interrupted: one at most in each life that was ended so.
 */
export function differences(
  { deliveries }: Pick<Books, 'deliveries'>,
  arrivals: readonly Arrival[],
  wasKilled: (generation: number) => boolean,
): string[] {
  const ofEvent = Map.groupBy(arrivals, ({ event }) => event)
  const mistakes = deliveries.flatMap(({ event, attempts }) => {
    const came = ofEvent.get(event) ?? []
    ofEvent.delete(event)
    const logged = attempts.map(({ response }) => response?.status ?? 'no answer')
    const generations = new Set(came.map(({ generation }) => generation).filter(wasKilled))
    const missing = came.length - logged.length
    const isExplained = missing >= 0 && missing <= generations.size && !logged.includes('no answer')
    const counts = `came ${came.length} times, in ${generations.size} lives that were ended`
    return isExplained ? [] : [`${event} ${counts}, and was logged as ${logged}`]
  })
  return [...mistakes, ...[...ofEvent.keys()].map((event) => `${event} came, and is not logged`)]
}

/** Charges whose events came in another order, each at its first coming; those are left out that had a webhook refused. */
export function disordered({ events }: Books, arrivals: readonly Arrival[]): string[] {
  const order = new Map(events.map(({ id }, place) => [id, place]))
  return [...Map.groupBy(arrivals, ({ charge }) => charge)].flatMap(([charge, came]) => {
    if (came.some(({ status }) => status !== 200)) return []
    const first = [...new Set(came.map(({ event }) => event))]
    const places = first.map((event) => order.get(event) ?? -1)
    const sorted = places.toSorted((one, other) => one - other)
    const keys = first.map((event) => came.find((one) => one.event === event)?.key)
    return places.join() === sorted.join() ? [] : [`${charge}: ${keys}`]
  })
}
