import type { Wire } from '@omise-sandbox/api'
import { charge, expiringCharge, send, together, Unanswered } from './asking.ts'
import { allFinal, allSent } from './settled.ts'
import type { Several } from './several.ts'
import { sizes } from './sizes.ts'

/** Half of all charges are one account's, the others are spread over some. */
const keys = Array.from({ length: sizes.accounts }, (_, number) => [
  'skey_test_busy',
  `skey_test_${number}`,
]).flat()
export const accounts: ReadonlySet<string> = new Set(keys)

/** Has the webhooks of all accounts sent to a URL. */
export async function endpoints(servers: Several, url: string): Promise<void> {
  for (const key of accounts) await send(servers.next(key), 'PUT', '/__sandbox/webhooks', { url })
}

/**
 * Makes charges through servers in turn, some at a time: of each five, four are paid a second later, and one
 * expires after three. Gives those that were answered.
 */
export async function queue(
  servers: Several,
  count: number,
  onAnswer: (answers: number) => void = () => {},
): Promise<readonly Wire['Charge'][]> {
  const made: Wire['Charge'][] = []
  await together(Array(count).keys(), 16, async (number) => {
    const key = keys[number % keys.length] ?? ''
    const server = servers.next(key)
    try {
      made.push(
        number % 5 === 0
          ? await expiringCharge(server, 3_000, { prefer: 'outcome=manual' })
          : await charge(server),
      )
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error
    }
    onAnswer(made.length)
  })
  return made
}

/** Resolves when all charges of all accounts are final and their webhooks sent. */
export async function allDone(servers: Several): Promise<void> {
  for (const key of accounts) {
    await allFinal(servers.next(key))
    await allSent(servers.next(key))
  }
}
