/** How many windows may keep a stream: browsers open six connections to one host, which all windows share. */
const places = 4

/**
 * Does work that keeps a connection, where one of the places for that is free among all windows of this browser. Resolves
 * to whether there was one. Where the browser has no locks (it was reached over plain http from elsewhere) there always is.
 */
export async function inStreamPlace(work: () => Promise<void>): Promise<boolean> {
  if (!navigator.locks) {
    await work()
    return true
  }
  for (let place = 1; place <= places; place++) {
    const options = { ifAvailable: true }
    const wasFree = await navigator.locks.request(
      `omise-sandbox ${place}`,
      options,
      async (lock) => {
        if (lock) await work()
        return lock !== null
      },
    )
    if (wasFree) return true
  }
  return false
}
