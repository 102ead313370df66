import { type Connection, stalledFor } from './connection.ts'
import type { Gate } from './gate.ts'

/** How often connections are looked at. */
const lookMilliseconds = 250

/**
 * Looks at the connections with requests in flight, while there are any. One whose client takes nothing of its answer is destroyed in the
 * end; where answers that nobody takes fill what there is for all, the ones that have stood still for longest go at once.
 */
export function watchConnections(
  gate: Gate,
  onLook: (now: number) => void,
): {
  /** Begins to look, unless it does. */
  begin(): void
} {
  let timer: NodeJS.Timeout | undefined

  function look(): void {
    const now = performance.now()
    destroyStalled(gate, now)
    onLook(now)
    if (gate.busy.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    begin() {
      timer ??= setInterval(look, lookMilliseconds).unref()
    },
  }
}

function destroyStalled({ busy, limits, unsentBytes }: Gate, now: number): void {
  const stalled: { readonly connection: Connection; readonly time: number }[] = []
  for (const connection of busy) {
    const time = stalledFor(connection, now)
    if (time >= limits.answerTimeout) connection.socket.destroy()
    else if (time >= lookMilliseconds / 2) stalled.push({ connection, time })
  }
  let excess = unsentBytes - limits.maxUnsentBytes
  if (excess < 0) return
  for (const { connection } of stalled.sort((one, other) => other.time - one.time)) {
    if (excess < 0) return
    excess -= connection.unsentBytes
    connection.socket.destroy()
  }
}
