import type { ControlWire } from '@omise-sandbox/api'
import { type Control, ControlRefusal } from '@omise-sandbox/client/control'
import { type ReadonlySignal, signal } from '@preact/signals'
import { untilVisible, whileVisible } from './visibility.ts'

/** Something that happened to the account, or word that some of it may have been missed: look again. */
export type News = ControlWire['StreamItem'] | { readonly type: 'resync' }

export type LiveStatus = 'connecting' | 'live' | 'lost'

/** What happens to the account, as it happens. */
export interface Live {
  readonly status: ReadonlySignal<LiveStatus>
  /** Calls with each piece of news until what is returned is called. */
  listen(listener: (news: News) => void): () => void
  /** Aborted when it is closed. */
  readonly closed: AbortSignal
  close(): void
}

const firstPause = 500
const longestPause = 5000

/**
 * Opens the account's stream and keeps it open: where it breaks off it is opened again, and a resync is told. It rests
 * while the page is hidden, as browsers open but six connections to one host, which all windows share.
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
  const listeners = new Set<(news: News) => void>()
  const stop = new AbortController()
  let pause = firstPause

  function tell(news: News): void {
    for (const listener of [...listeners]) listener(news)
  }

  opened(() => {
    pause = firstPause
    status.value = 'live'
    tell({ type: 'resync' })
  })

  async function read(): Promise<void> {
    using visible = whileVisible(stop.signal)
    for await (const item of control.stream(visible.signal)) tell(item)
  }

  async function readOn(): Promise<void> {
    while (!stop.signal.aborted) {
      await untilVisible(stop.signal)
      await read().catch((error: unknown) => {
        if (error instanceof ControlRefusal && error.status === 401) onRefused()
      })
      if (stop.signal.aborted) return
      if (document.visibilityState === 'hidden') continue
      status.value = 'lost'
      await new Promise((resolve) => setTimeout(resolve, pause))
      pause = Math.min(pause * 2, longestPause)
    }
  }
  void readOn()

  return {
    status,
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    closed: stop.signal,
    close: () => stop.abort(),
  }
}
