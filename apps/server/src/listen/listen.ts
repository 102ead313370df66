import type { ListenerQuery } from '@omise-sandbox/api'
import { connect } from '../cli/client-command.ts'
import { exitCodes } from '../cli/exit-codes.ts'
import { note } from '../cli/output.ts'
import { type LeasedUrl, leaseUrl, listenerUrl } from './lease-url.ts'
import { createPauses, isAway } from './retry.ts'
import { createSession, type ListenFlags, type Session } from './session.ts'

type Connected = Awaited<ReturnType<typeof connect>>

/** Forwards the account's webhooks, until it is interrupted or whoever reads its output has gone. */
export async function listen(flags: ListenFlags): Promise<number> {
  const stop = new AbortController()
  const interrupt = () => stop.abort(exitCodes.interrupted)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  const control = await connect(flags)
  const url = leaseUrl(control)
  const session = createSession({ flags, control, url, stop })
  try {
    await follow(flags, { control, session, stop: stop.signal })
    await session.closed()
  } finally {
    await release(url)
  }
  return stop.signal.reason
}

/** Listens, again and again, until it is stopped. Throws where there is no sandbox at first, or it refuses. */
async function follow(
  flags: ListenFlags,
  {
    control,
    session,
    stop,
  }: { readonly control: Connected; readonly session: Session; readonly stop: AbortSignal },
): Promise<void> {
  const pauses = createPauses(stop)
  let state: 'new' | 'open' | 'away' = 'new'
  /** As it is now: it changes while it is waited for. */
  const now = () => state
  while (!stop.aborted) {
    try {
      for await (const item of control.listener.open(filterOf(flags), stop)) {
        state = 'open'
        pauses.startOver()
        session.take(item)
      }
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

/** What the sandbox leases to this listener; what no listener wants, it does not send. */
function filterOf({ events, charge, status }: ListenFlags): ListenerQuery {
  return {
    ...(events === undefined || events.includes('*') ? {} : { events: events.join() }),
    ...(charge === undefined ? {} : { charge }),
    ...(status === undefined ? {} : { status }),
  }
}

/** Who borrowed the url gives it back, where that can still be done. */
async function release(url: LeasedUrl): Promise<void> {
  await url.release().catch((error: unknown) => {
    if (!isAway(error)) throw error
    note(`The account's url could not be set back: it may still be ${listenerUrl}.`)
  })
}
