import { setImmediate } from 'node:timers/promises'

/** How long one account may keep the process busy before others get their turn. */
const turnMilliseconds = 8

/** Lets other accounts' requests be answered while one account has much to do. */
export function createTurn() {
  let began = performance.now()
  return {
    async pass(): Promise<void> {
      if (performance.now() - began < turnMilliseconds) return
      await setImmediate()
      began = performance.now()
    },
  }
}
