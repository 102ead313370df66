import type { Control, ControlWire } from '@omise-sandbox/api'
import { ControlRefusal } from '@omise-sandbox/client/control'
import type { ListenFlags } from '../commands/listen.ts'
import { exitCodes } from '../exit-codes.ts'
import { note, print } from '../output.ts'
import { type BorrowedUrl, listenerUrl } from './borrow-url.ts'
import { forward, type Receiver, type Report } from './forward.ts'
import { type Forwarded, linesOf, type Told } from './line.ts'
import { isAway, retry } from './retry.ts'

type Item = ControlWire['ListenerItem']

/** Takes what the sandbox leases to this listener as fast as it comes, forwards it and reports what came of it. */
export interface Session {
  take(item: Item): void
  /** Resolves when all work is over, which stopping hastens; throws what stopped it, if that was no wish. */
  closed(): Promise<void>
}

export function createSession(options: {
  readonly flags: ListenFlags
  readonly control: Pick<Control, 'listener'>
  readonly url: BorrowedUrl
  /** Aborted with the exit code. */
  readonly stop: AbortController
}): Session {
  const { flags, control, url, stop } = options
  const { signal } = stop
  const receiver: Receiver = {
    url: flags.forwardTo,
    headers: flags.header ?? {},
    skipVerify: flags.skipVerify ?? false,
  }
  const work = new Set<Promise<void>>()
  let failure: { readonly error: unknown } | undefined
  let hasBegun = false
  /** What goes before all that comes after: the secret, where it is wanted, is printed first. */
  let opening: Promise<void> = Promise.resolve()

  /** What the sandbox refuses stops it all. */
  function begin(job: () => Promise<unknown>): void {
    const done = job()
      .catch((error: unknown) => {
        failure ??= { error }
        stop.abort(exitCodes.checkFailed)
      })
      .then(() => void work.delete(done))
    work.add(done)
  }

  async function connected(): Promise<void> {
    const isFirst = !hasBegun
    hasBegun = true
    const settings = await retry(() => url.take(), signal)
    if (!settings) return
    if (!isFirst) {
      note(
        `The sandbox at ${flags.url} is back. Forwarding goes on. Send what failed meanwhile again with omise-sandbox deliveries recover.`,
      )
      return
    }
    if (settings.url !== listenerUrl) {
      note(`Webhooks go to ${settings.url}. Only what goes to ${listenerUrl} is forwarded.`)
    }
    if (flags.printSecret) await printSecret(settings.secret)
    note(
      `Forwarding webhooks of the account at ${flags.url} to ${flags.forwardTo}. Stop with Ctrl-C.`,
    )
  }

  async function handle(told: Told): Promise<void> {
    const forwarded = told.type === 'delivery' ? await forwardOne(told) : undefined
    if (!signal.aborted) await say(linesOf(flags, told, forwarded))
  }

  async function forwardOne(webhook: ControlWire['ListenerDelivery']): Promise<Forwarded> {
    const report = await forward(receiver, webhook, signal)
    if (signal.aborted) return { report, refusal: 'Listening was stopped.' }
    return { report, refusal: await refusalOf(webhook.lease, report) }
  }

  /** Null where the sandbox took the report. */
  async function refusalOf(lease: string, report: Report): Promise<string | null> {
    try {
      await control.listener.reportDelivery(lease, report)
      return null
    } catch (error) {
      if (isAway(error)) return 'It has gone away.'
      if (error instanceof ControlRefusal) return error.detail
      throw error
    }
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
    take(item) {
      if (item.type === 'connected') {
        opening = connected()
        begin(() => opening)
      } else if (item.type === 'reset') begin(() => retry(() => url.take(), signal))
      else if (item.type !== 'missed') begin(() => opening.then(() => handle(item)))
    },
    async closed() {
      await Promise.all(work)
      if (failure) throw failure.error
    },
  }
}
