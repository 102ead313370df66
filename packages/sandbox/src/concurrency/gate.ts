import { createFifo } from './fifo.ts'

/** Lets through one of each key at a time, and a few of all; the others wait in the order in which they came. */
export interface Gate {
  /** Resolves when it is let through, to what says that it is over. One that gives up meanwhile never begins. */
  enter(key: string, gone: AbortSignal): Promise<() => void>
}

interface Waiting {
  readonly key: string
  readonly gone: AbortSignal
  begin(): void
}

export function createGate(max: number): Gate {
  const inside = new Set<string>()
  let waiting = createFifo<Waiting>()

  function letIn(): void {
    const all = waiting.drain()
    waiting = createFifo<Waiting>()
    for (const one of all) {
      if (one.gone.aborted) one.begin()
      else if (inside.size < max && !inside.has(one.key)) {
        inside.add(one.key)
        one.begin()
      } else waiting.push(one)
    }
  }

  return {
    async enter(key, gone) {
      await new Promise<void>((begin) => {
        waiting.push({ key, gone, begin })
        letIn()
        gone.addEventListener('abort', letIn, { once: true })
      })
      gone.removeEventListener('abort', letIn)
      gone.throwIfAborted()
      return () => {
        if (inside.delete(key)) letIn()
      }
    },
  }
}
