/** Does it once more at the end where it is asked for meanwhile. What fails is done again when it is asked for next. */
export function oneAtATime(work: () => Promise<void>): () => void {
  let wanted = false
  let busy = false
  async function go(): Promise<void> {
    busy = true
    while (wanted) {
      wanted = false
      await work().catch(() => {})
    }
    busy = false
  }
  return () => {
    wanted = true
    if (!busy) void go()
  }
}
