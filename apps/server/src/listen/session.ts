import type { Control, ControlWire } from '@omise-sandbox/api'
import { ControlRefusal } from '@omise-sandbox/client/control'
import type { ClientFlags } from '../cli/client-command.ts'
import type { EventKey } from '../cli/event-keys.ts'
import { exitCodes } from '../cli/exit-codes.ts'
import { note, print } from '../cli/output.ts'
import { forward, type Receiver, type Report } from './forward.ts'
import { type LeasedUrl, listenerUrl } from './lease-url.ts'
import { type Forwarded, linesOf, type PrintedItem } from './line.ts'
import { isAway, retry } from './retry.ts'

type Item = ControlWire['ListenerItem']

export interface ListenFlags extends ClientFlags {
  readonly forwardTo: URL
  readonly events?: (EventKey | '*')[]
  readonly charge?: string
  readonly status?: ControlWire['ChargeStatus']
  readonly header?: Readonly<Record<string, string>>
  readonly skipVerify?: boolean
  readonly printSecret?: boolean
  readonly headers?: boolean
}

/** Takes what the sandbox leases to this listener as fast as it comes, forwards it and reports what came of it. */
export interface Session {
  take(item: Item): void
  /** Resolves when all work is over, which stopping hastens; throws what stopped it, if that was no wish. */
  closed(): Promise<void>
}

interface SessionOptions {
  readonly flags: ListenFlags
  readonly control: Pick<Control, 'listener'>
  readonly url: LeasedUrl
  /** Aborted with the exit code. */
  readonly stop: AbortController
}

export function createSession(options: SessionOptions): Session {
  const { url, stop } = options
  const work = createWork(stop)
  let hasBegun = false
  /** What goes before all that comes after: the secret, where it is wanted, is printed first. */
  let opening: Promise<void> = Promise.resolve()

  return {
    take(item) {
      if (item.type === 'connected') {
        opening = connected(options, hasBegun ? 'again' : 'first')
        hasBegun = true
        work.begin(() => opening)
      } else if (item.type === 'reset') work.begin(() => retry(() => url.acquire(), stop.signal))
      else if (item.type !== 'missed') work.begin(() => opening.then(() => handle(options, item)))
    },
    closed: work.closed,
  }
}

/** Jobs under way. What the sandbox refuses stops it all. */
function createWork(stop: AbortController) {
  const work = new Set<Promise<void>>()
  let failure: { readonly error: unknown } | undefined
  return {
    begin(job: () => Promise<unknown>): void {
      const done = job()
        .catch((error: unknown) => {
          failure ??= { error }
          stop.abort(exitCodes.checkFailed)
        })
        .then(() => void work.delete(done))
      work.add(done)
    },
    async closed(): Promise<void> {
      await Promise.all(work)
      if (failure) throw failure.error
    },
  }
}

async function connected(options: SessionOptions, time: 'first' | 'again'): Promise<void> {
  const { flags, url, stop } = options
  const settings = await retry(() => url.acquire(), stop.signal)
  if (!settings) return
  if (time === 'again') {
    note(
      `The sandbox at ${flags.url} is back. Forwarding goes on. Send what failed meanwhile again with omise-sandbox deliveries recover.`,
    )
    return
  }
  if (settings.url !== listenerUrl) {
    note(`Webhooks go to ${settings.url}. Only what goes to ${listenerUrl} is forwarded.`)
  }
  if (flags.printSecret) await printSecret(options, settings.secret)
  note(
    `Forwarding webhooks of the account at ${flags.url} to ${flags.forwardTo}. Stop with Ctrl-C.`,
  )
}

async function printSecret(options: SessionOptions, secret: string | null): Promise<void> {
  if (secret === null) note('There is no secret: webhooks are sent unsigned.')
  else
    await printLines(
      options,
      options.flags.json ? `${JSON.stringify({ secret })}\n` : `${secret}\n`,
    )
}

async function handle(options: SessionOptions, printed: PrintedItem): Promise<void> {
  const forwarded = printed.type === 'delivery' ? await forwardOne(options, printed) : undefined
  const { flags, stop } = options
  if (!stop.signal.aborted) await printLines(options, linesOf(flags, printed, forwarded))
}

async function forwardOne(
  { flags, control, stop }: SessionOptions,
  webhook: ControlWire['ListenerDelivery'],
): Promise<Forwarded> {
  const receiver: Receiver = {
    url: flags.forwardTo,
    headers: flags.header ?? {},
    skipVerify: flags.skipVerify ?? false,
  }
  const report = await forward(receiver, webhook, stop.signal)
  if (stop.signal.aborted) return { report, refusal: 'Listening was stopped.' }
  return { report, refusal: await refusalOf(control, webhook.lease, report) }
}

/** Null where the sandbox took the report. */
async function refusalOf(
  { listener }: SessionOptions['control'],
  lease: string,
  report: Report,
): Promise<string | null> {
  try {
    await listener.reportDelivery(lease, report)
    return null
  } catch (error) {
    if (isAway(error)) return 'It has gone away.'
    if (error instanceof ControlRefusal) return error.detail
    throw error
  }
}

/** Stops when whoever read it has gone. */
async function printLines({ stop }: SessionOptions, lines: string): Promise<void> {
  if (!(await print(lines))) stop.abort(exitCodes.ok)
}
