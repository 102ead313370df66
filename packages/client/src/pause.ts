/** Waits so many milliseconds; rejects with the signal's reason once that is aborted. */
export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<unknown>

/** Waits by the clock of the machine. */
export function pauseByClock(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}
