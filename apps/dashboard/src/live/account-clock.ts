import type { ControlWire } from '@omise-sandbox/api'
import type { Control } from '@omise-sandbox/client/control'
import { signal } from '@preact/signals'
import type { Live, LiveUpdate } from './live.ts'
import { isResync, touches } from './live-update.ts'

type Clock = ControlWire['Clock']

/** The account's clock as a page can show it: it goes on between two looks at the sandbox. */
export type AccountClock = ReturnType<typeof createAccountClock>

const tick = 1000
/** How far an event may be ahead before the clock must have been moved by somebody. */
const slack = 2000

export function createAccountClock(control: Control, live: Live) {
  /** Milliseconds since 1970 on the account's clock, told anew each second; undefined until it is known. */
  const now = signal<number | undefined>(undefined)
  const mode = signal<Clock['mode']>('running')
  let known: { readonly at: number; readonly since: number; readonly scale: number } | undefined

  /** The moment now, to the millisecond. */
  function read(): number | undefined {
    return known && known.at + (performance.now() - known.since) * known.scale
  }

  /** What a call answered is newer than what was known. */
  function take(clock: Pick<Clock, 'now' | 'mode'> & Partial<Clock>): void {
    const scale = clock.scale ?? (clock.mode === 'frozen' ? 0 : (known?.scale ?? 1) || 1)
    known = { at: Date.parse(clock.now), since: performance.now(), scale }
    mode.value = clock.mode
    now.value = known.at
  }

  async function refresh(): Promise<void> {
    await control.clock.now().then(take, () => {})
  }

  live.subscribe((update) => {
    if (mayHaveMoved(update, read())) void refresh()
  })
  void live.ready.then(refresh)
  let drift = Date.now() - performance.now()
  const ticking = setInterval(() => {
    // One of the two stands still while the machine sleeps.
    const drifted = Date.now() - performance.now()
    if (Math.abs(drifted - drift) > slack) void refresh()
    drift = drifted
    now.value = read()
  }, tick)
  live.closed.addEventListener('abort', () => clearInterval(ticking))

  return { now, mode, take, read }
}

function mayHaveMoved(update: LiveUpdate, now: number | undefined): boolean {
  if (update.type === 'event') return now === undefined || Date.parse(update.at) > now + slack
  return isResync(update) || ['clock', 'snapshots', 'state'].some((path) => touches(update, path))
}
