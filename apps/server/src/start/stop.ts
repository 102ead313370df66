import type { Sandbox } from '@omise-sandbox/sandbox'
import { exitCodes } from '../cli/exit-codes.ts'
import type { Log } from './log.ts'

const signals = ['SIGINT', 'SIGTERM'] as const
type Signal = (typeof signals)[number]

/**
 * Serves until a signal comes, then drains for so many milliseconds, closes the sandbox, and gives the exit code. A second signal
 * ends the process at once.
 */
export async function serveUntilStopped(
  sandbox: Sandbox,
  { drainTime, log }: { readonly drainTime: number; readonly log: Log },
): Promise<number> {
  const signal = await nextSignal()
  if (drainTime > 0) {
    log.note(`${signal} received: draining for ${drainTime / 1000} s.`)
    sandbox.drain()
    await new Promise((resolve) => setTimeout(resolve, drainTime))
    log.note('Drained: finishing what is under way.')
  } else {
    log.note(`${signal} received: finishing what is under way.`)
  }
  await sandbox.close()
  return signal === 'SIGINT' ? exitCodes.interrupted : exitCodes.ok
}

/** No listener is left for the next one, which then does what signals do. */
function nextSignal(): Promise<Signal> {
  return new Promise((resolve) => {
    const listeners = signals.map((signal) => [signal, () => receive(signal)] as const)
    for (const [signal, listener] of listeners) process.once(signal, listener)

    function receive(received: Signal): void {
      for (const [signal, listener] of listeners) process.removeListener(signal, listener)
      resolve(received)
    }
  })
}
