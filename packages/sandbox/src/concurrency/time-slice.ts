import { setImmediate } from 'node:timers/promises'

/** How long one account may keep the process busy before it yields to others. */
const timeSliceMilliseconds = 8

/** Yields to the event loop between tasks, so that other accounts' requests are answered meanwhile. */
export function createTimeSlice() {
  let began = performance.now()
  return {
    async pass(): Promise<void> {
      if (performance.now() - began < timeSliceMilliseconds) return
      await setImmediate()
      began = performance.now()
    },
  }
}
