import { connect } from '../client-command.ts'
import type { ListenFlags } from '../commands/listen.ts'
import { exitCodes } from '../exit-codes.ts'
import { note } from '../output.ts'
import { createArrivals } from './arrivals.ts'
import { type BorrowedInbox, borrowInbox, inboxUrl } from './borrow-inbox.ts'
import { createDesk, type Desk } from './desk.ts'
import { createPauses, isAway } from './insist.ts'

/** Forwards what comes to the inbox, until it is interrupted or whoever reads its output has gone. */
export async function listen(flags: ListenFlags): Promise<number> {
  const stop = new AbortController()
  const interrupt = () => stop.abort(exitCodes.interrupted)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  const control = await connect(flags)
  const inbox = borrowInbox(control)
  const arrivals = createArrivals(control)
  await arrivals.begin()
  const desk = createDesk({ flags, inbox, arrivals, stop })
  try {
    await follow(flags, desk, stop.signal)
    await desk.closed()
  } finally {
    await giveBack(inbox)
  }
  return stop.signal.reason
}

/** Follows the stream, again and again, until it is stopped. Throws where there is none at first, or it is refused. */
async function follow(flags: ListenFlags, desk: Desk, stop: AbortSignal): Promise<void> {
  const pauses = createPauses(stop)
  let state: 'new' | 'open' | 'away' = 'new'
  const opened = () => {
    state = 'open'
    pauses.startOver()
    desk.opened()
  }
  const control = await connect(flags, { fetch: whenOpen(opened) })
  /** As it is now: it changes while it is waited for. */
  const now = () => state
  while (!stop.aborted) {
    try {
      for await (const item of control.stream(stop)) desk.take(item)
    } catch (error) {
      if (!isAway(error) || now() === 'new') throw error
    }
    if (stop.aborted) return
    if (now() === 'open') {
      note(`The sandbox at ${flags.url} has gone away. Trying until it is back.`)
    }
    state = 'away'
    await pauses.pause()
  }
}

/** Fetches, and says when the stream has begun: from then on nothing is missed. */
function whenOpen(opened: () => void): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (response.ok) opened()
    return response
  }
}

/** Who opened the inbox closes it, where that can still be done. */
async function giveBack(inbox: BorrowedInbox): Promise<void> {
  await inbox.giveBack().catch((error: unknown) => {
    if (!isAway(error)) throw error
    note(`The account's url could not be set back: it may still be ${inboxUrl}.`)
  })
}
