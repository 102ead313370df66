/** Does work of one charge one after another, in the order asked for, and that of different charges side by side. */
export function createLanes() {
  const lanes = new Map<string, Promise<void>>()
  return {
    /** The work must not throw. */
    run(lane: string, work: () => Promise<void>): void {
      const done = (lanes.get(lane) ?? Promise.resolve()).then(work).finally(() => {
        if (lanes.get(lane) === done) lanes.delete(lane)
      })
      lanes.set(lane, done)
    },
    async drained(): Promise<void> {
      while (lanes.size > 0) await Promise.all(lanes.values())
    },
  }
}
