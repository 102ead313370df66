import type { ControlWire } from '@omise-sandbox/api'
import { type Control, ControlRefusal } from '@omise-sandbox/client/control'
import { signal } from '@preact/signals'
import { inStreamPlace } from './stream-places.ts'
import { untilVisible, whileVisible } from './visibility.ts'

/** Something that happened to the account, or that some of it may have been missed: load again. */
export type LiveUpdate = ControlWire['StreamItem'] | { readonly type: 'resync' }

type LiveStatus = 'connecting' | 'live' | 'lost'

/** What happens to the account, as it happens. */
export type Live = ReturnType<typeof createLive>

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
}) {
  const { control, opened, onRefused } = options
  const ready = Promise.withResolvers<void>()
  let isReady = false
  const status = signal<LiveStatus>('connecting')
  const { publish, subscribe } = createListeners()
  const stop = new AbortController()
  const backoff = createBackoff()

  function becomeReady(): void {
    isReady = true
    ready.resolve()
  }

  function resync(): void {
    status.value = 'live'
    if (isReady) publish({ type: 'resync' })
    else becomeReady()
  }

  opened(() => {
    backoff.reset()
    resync()
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
        resync()
        return pollMilliseconds
      }
    } catch (error) {
      if (error instanceof ControlRefusal && error.status === 401) onRefused()
    }
    if (document.visibilityState === 'hidden') return 0
    status.value = 'lost'
    if (!isReady) becomeReady()
    return backoff.next()
  }

  void repeat(followOrPoll, stop.signal)
  return {
    status,
    subscribe,
    /**
     * Resolves when nothing is missed any more, or where the stream cannot be had: what is loaded before would be loaded
     * again then. In a window that was never seen it waits.
     */
    ready: ready.promise,
    closed: stop.signal,
    close: () => stop.abort(),
  }
}

function createListeners() {
  const listeners = new Set<(update: LiveUpdate) => void>()
  return {
    publish(update: LiveUpdate): void {
      for (const listener of [...listeners]) listener(update)
    },
    /** Calls with each update until what is returned is called. */
    subscribe(listener: (update: LiveUpdate) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Pauses between tries that fail, each twice as long as the one before. */
function createBackoff() {
  let pause = firstPause
  return {
    reset(): void {
      pause = firstPause
    },
    next(): number {
      const wait = pause
      pause = Math.min(pause * 2, maxPause)
      return wait
    },
  }
}

/** Works again and again while the page can be seen, after the pauses that the work resolves to. */
async function repeat(work: () => Promise<number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await untilVisible(signal)
    const wait = await work()
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
