/** Restarts the application once for all schedules that are played at the same time and have come to where they want it. */
export interface Restarts {
  /** Plays one schedule, which may restart. */
  during<T>(play: () => Promise<T>): Promise<T>
  restart(): Promise<void>
  /** How often it was restarted. */
  readonly count: number
}

export function createRestarts(restartApp: () => Promise<void>): Restarts {
  let playing = 0
  let count = 0
  let waiting: PromiseWithResolvers<void>[] = []

  function restartWhenAllWait(): void {
    if (waiting.length === 0 || waiting.length < playing) return
    const together = waiting
    waiting = []
    count += 1
    restartApp().then(
      () => {
        for (const { resolve } of together) resolve()
      },
      (error: unknown) => {
        for (const { reject } of together) reject(error)
      },
    )
  }

  return {
    async during(play) {
      playing += 1
      try {
        return await play()
      } finally {
        playing -= 1
        restartWhenAllWait()
      }
    },
    restart() {
      const turn = Promise.withResolvers<void>()
      waiting.push(turn)
      restartWhenAllWait()
      return turn.promise
    },
    get count() {
      return count
    },
  }
}
