import { setTimeout } from 'node:timers/promises'
import {
  ControlRefusal,
  UnexpectedAnswerError,
  UnreachableError,
} from '@omise-sandbox/client/control'

/** Pauses that grow from a quarter of a second to five. */
export function createPauses(stop: AbortSignal) {
  const [shortest, maxDelay] = [250, 5_000]
  let next = shortest
  return {
    /** Resolves when it is over, or when it is time to stop. */
    async pause(): Promise<void> {
      const length = next
      next = Math.min(next * 2, maxDelay)
      await setTimeout(length, undefined, { signal: stop }).catch(() => {})
    },
    startOver(): void {
      next = shortest
    },
  }
}

/** Whether the sandbox is away and may come back: a proxy before it answers for it meanwhile. */
export function isAway(error: unknown): boolean {
  if (error instanceof ControlRefusal) return error.status >= 500
  return error instanceof UnreachableError || error instanceof UnexpectedAnswerError
}

/** Does it once the sandbox is there; undefined where it is time to stop before that. */
export async function retry<T>(work: () => Promise<T>, stop: AbortSignal): Promise<T | undefined> {
  const pauses = createPauses(stop)
  while (!stop.aborted) {
    try {
      return await work()
    } catch (error) {
      if (!isAway(error)) throw error
      await pauses.pause()
    }
  }
  return undefined
}
