/** A signal that is aborted once the page is hidden, or another signal is; it stops looking when it is disposed of. */
export function whileVisible(other: AbortSignal): Disposable & { readonly signal: AbortSignal } {
  const hidden = new AbortController()
  const onChange = () => {
    if (document.visibilityState === 'hidden') hidden.abort()
  }
  document.addEventListener('visibilitychange', onChange)
  return {
    signal: AbortSignal.any([hidden.signal, other]),
    [Symbol.dispose]: () => document.removeEventListener('visibilitychange', onChange),
  }
}

/** Resolves when the page can be seen, or the signal is aborted. */
export async function untilVisible(signal: AbortSignal): Promise<void> {
  while (document.visibilityState === 'hidden' && !signal.aborted) {
    await new Promise<void>((resolve) => {
      document.addEventListener('visibilitychange', () => resolve(), { once: true })
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }
}
