import type { ControlWire } from '@omise-sandbox/api'
import { type Control, ControlRefusal } from '@omise-sandbox/client/control'
import { type ReadonlySignal, signal } from '@preact/signals'
import { inStreamPlace } from './stream-places.ts'
import { untilVisible, whileVisible } from './visibility.ts'

/** Something that happened to the account, or that some of it may have been missed: load again. */
export type LiveUpdate = ControlWire['StreamItem'] | { readonly type: 'resync' }

type LiveStatus = 'connecting' | 'live' | 'lost'

/** What happens to the account, as it happens. */
export interface Live {
  readonly status: ReadonlySignal<LiveStatus>
  /** Calls with each update until what is returned is called. */
  subscribe(listener: (update: LiveUpdate) => void): () => void
  /** Aborted when it is closed. */
  readonly closed: AbortSignal
  close(): void
}

const firstPause = 500
const maxPause = 5000

/** How often a window without a stream looks again. */
const pollMilliseconds = 2000

/**
 * Opens the account's stream and keeps it open: where it breaks off it is opened again, and a resync is told. It rests
 * while the page is hidden, and where other windows have all the places for streams it tells a resync now and then.
 */
export function createLive(options: {
  readonly control: Control
  /** Is given what to call when the stream is open: until then what happens may be missed. */
  readonly opened: (listener: () => void) => void
  /** The sandbox lets the key or token in no longer. */
  readonly onRefused: () => void
}): Live {
  const { control, opened, onRefused } = options
  const status = signal<LiveStatus>('connecting')
  const listeners = new Set<(update: LiveUpdate) => void>()
  const stop = new AbortController()
  let pause = firstPause

  function publish(update: LiveUpdate): void {
    for (const listener of [...listeners]) listener(update)
  }

  opened(() => {
    pause = firstPause
    status.value = 'live'
    publish({ type: 'resync' })
  })

  async function read(): Promise<void> {
    using visible = whileVisible(stop.signal)
    for await (const item of control.stream(visible.signal)) publish(item)
  }

  /** Resolves to how long to wait before the next look or try. */
  async function followOrPoll(): Promise<number> {
    try {
      if (!(await inStreamPlace(read))) {
        await control.clock.now()
        status.value = 'live'
        publish({ type: 'resync' })
        return pollMilliseconds
      }
    } catch (error) {
      if (error instanceof ControlRefusal && error.status === 401) onRefused()
    }
    if (document.visibilityState === 'hidden') return 0
    status.value = 'lost'
    const wait = pause
    pause = Math.min(pause * 2, maxPause)
    return wait
  }

  async function goOn(): Promise<void> {
    while (!stop.signal.aborted) {
      await untilVisible(stop.signal)
      const wait = await followOrPoll()
      if (!stop.signal.aborted) await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  void goOn()

  return {
    status,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    closed: stop.signal,
    close: () => stop.abort(),
  }
}
