import type { ControlWire } from '@omise-sandbox/api'
import type { ListenFlags } from '../commands/listen.ts'
import { exitCodes } from '../exit-codes.ts'
import { note, print } from '../output.ts'
import type { Arrival, Arrivals } from './arrivals.ts'
import { type BorrowedInbox, inboxUrl } from './borrow-inbox.ts'
import { forward } from './forward.ts'
import { insist } from './insist.ts'
import { createLanes } from './lanes.ts'
import { linesOf } from './line.ts'

type StreamItem = ControlWire['StreamItem']

/** Takes what the stream tells as fast as it comes, and works on it in that order. */
export interface Desk {
  /** The stream has begun, or begun again. */
  opened(): void
  take(item: StreamItem): void
  /** Resolves when all work is over, which stopping hastens; throws what stopped it, if that was no wish. */
  closed(): Promise<void>
}

export function createDesk(options: {
  readonly flags: ListenFlags
  readonly inbox: BorrowedInbox
  readonly arrivals: Arrivals
  /** Aborted with the exit code. */
  readonly stop: AbortController
}): Desk {
  const { flags, inbox, arrivals, stop } = options
  const { signal } = stop
  const lanes = createLanes()
  let work: Promise<unknown> = Promise.resolve()
  let failure: { readonly error: unknown } | undefined
  let hasBegun = false

  /** What the sandbox cannot be asked now is asked when it is back; what it refuses stops it all. */
  function enqueue(job: () => Promise<void>): void {
    work = work
      .then(() => insist(job, signal))
      .catch((error: unknown) => {
        failure ??= { error }
        stop.abort(exitCodes.checkFailed)
      })
  }

  async function begin(): Promise<void> {
    const { secret, url } = await inbox.take()
    if (url !== inboxUrl) {
      note(`Webhooks go to ${url}. Only what comes to ${inboxUrl} is forwarded.`)
    }
    if (flags.printSecret) await printSecret(secret)
    note(
      `Forwarding webhooks of the account at ${flags.url} to ${flags.forwardTo}. Stop with Ctrl-C.`,
    )
  }

  async function goOn(): Promise<void> {
    await inbox.take()
    tell(await arrivals.missed())
    note(`The sandbox at ${flags.url} is back. Forwarding goes on.`)
  }

  async function workOn(item: StreamItem): Promise<void> {
    if (item.type === 'reset') {
      await arrivals.begin()
      await inbox.take()
    } else if (item.type === 'missed') {
      // A reset may be among it.
      await inbox.take()
      tell(await arrivals.missed())
    } else tell(await arrivals.in(item))
  }

  function tell(all: readonly Arrival[]): void {
    const { events = ['*'] } = flags
    for (const arrival of all) {
      if (!events.includes('*') && !events.includes(arrival.key)) continue
      lanes.run(arrival.charge, () => handle(arrival))
    }
  }

  async function handle(arrival: Arrival): Promise<void> {
    if (signal.aborted) return
    const answer =
      arrival.what === 'webhook' ? await forward(flags.forwardTo, arrival, signal) : undefined
    if (!signal.aborted) await say(linesOf(flags, arrival, answer))
  }

  async function printSecret(secret: string | null): Promise<void> {
    if (secret === null) note('There is no secret: webhooks are sent unsigned.')
    else await say(flags.json ? `${JSON.stringify({ secret })}\n` : `${secret}\n`)
  }

  /** Stops when whoever read it has gone. */
  async function say(lines: string): Promise<void> {
    if (!(await print(lines))) stop.abort(exitCodes.ok)
  }

  return {
    opened() {
      enqueue(hasBegun ? goOn : begin)
      hasBegun = true
    },
    take(item) {
      if (item.type !== 'request') enqueue(() => workOn(item))
    },
    async closed() {
      await work
      await lanes.drained()
      if (failure) throw failure.error
    },
  }
}
