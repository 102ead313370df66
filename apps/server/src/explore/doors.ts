import type { App, Asked, OrderState, SentWebhook } from './app.ts'
import { NothingProvedError } from './app.ts'
import { type Belief, beliefStatuses, unknown } from './engine/truth.ts'
import { type Exchange, whyUnanswered } from './exchange.ts'

/** What came back for a webhook: a status, or why none came. */
export type Answer = number | string

/** The application's doors, whether they are URLs or functions. */
export interface Doors {
  deliver(webhook: SentWebhook): Promise<Answer>
  /** Throws a NothingProvedError where it tells nothing that can be compared. */
  believe(asked: Asked): Promise<Belief>
  /** Makes it look for what it was not told of. Whether it found it, its state tells. */
  poll(asked: readonly Asked[]): Promise<void>
}

/** @param words what the application calls the statuses, by its own words */
export function createDoors(
  app: Pick<App, 'webhook' | 'state' | 'poll'>,
  { exchange, words }: { readonly exchange: Exchange; readonly words: ReadonlyMap<string, string> },
): Doors {
  const { webhook, state, poll } = app
  const get = (template: string, asked: Asked) =>
    exchange.send({ url: urlOf(template, asked), method: 'GET', headers })

  async function orderState(asked: Asked): Promise<OrderState | undefined> {
    if (typeof state === 'function')
      return readOrderState(await state(asked), 'The function "state"')
    const where = `The state URL ${urlOf(state, asked)}`
    const { status, body } = await get(state, asked).catch((error: unknown) => {
      throw new NothingProvedError(
        `${where} cannot be read (${whyUnanswered(error)}). Start the application, or name the right address.`,
      )
    })
    if (status === 404) return undefined
    if (status < 200 || status > 299) {
      throw new NothingProvedError(
        `${where} answered ${status}. Have it answer 200 and JSON such as {"status":"paid"}, and 404 for an order it does not know.`,
      )
    }
    return readOrderState(readJson(body), where)
  }

  return {
    async deliver(sent) {
      try {
        if (typeof webhook === 'function') return await webhook(sent)
        return (await exchange.send({ url: webhook, method: 'POST', ...sent })).status
      } catch (error) {
        return whyUnanswered(error)
      }
    },
    async believe(asked) {
      const state = await orderState(asked)
      const { status = unknown, times = null, refunded = null, charge = null } = state ?? {}
      return { status: readStatus(status, words), times, refunded, charge }
    },
    async poll(asked) {
      if (poll === undefined) return
      for (const one of asked) {
        if (typeof poll === 'function') await poll(one)
        else await get(poll, one).catch(() => {})
        // A URL that names nothing looks for all.
        if (typeof poll === 'string' && !poll.includes('{')) return
      }
    },
  }
}

const headers = { Accept: 'application/json' }

/** The URL of an attempt, from a template with `{charge}`, `{order}` and `{attempt}` in it. */
function urlOf(template: string, { charge, order, attempt }: Asked): string {
  return template
    .replaceAll('{charge}', encodeURIComponent(charge))
    .replaceAll('{order}', encodeURIComponent(order))
    .replaceAll('{attempt}', String(attempt))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readOrderState(value: unknown, where: string): OrderState {
  const { status, times, count, refunded, charge } = (value ?? {}) as Record<string, unknown>
  if (typeof status !== 'string') {
    throw new NothingProvedError(
      `${where} tells no "status". Have it answer JSON such as {"status":"paid"}.`,
    )
  }
  const numberOf = (one: unknown) => (typeof one === 'number' ? one : null)
  return {
    status,
    times: numberOf(times) ?? numberOf(count),
    refunded: numberOf(refunded),
    charge: typeof charge === 'string' ? charge : null,
  }
}

function readStatus(word: string, words: ReadonlyMap<string, string>): string {
  const status = words.get(word) ?? word
  if (beliefStatuses.includes(status)) return status
  throw new NothingProvedError(
    `The application says that an order is "${word}", which is none of ${beliefStatuses.join(', ')}. Say what it means, with --map ${word}=paid for instance.`,
  )
}
