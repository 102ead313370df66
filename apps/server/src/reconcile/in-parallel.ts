/** Calls under way at once: what one waits for, another uses. */
const concurrency = 8

/** What comes of each item, in their order. Rejects with the first that rejects. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  async function takeTurns(): Promise<void> {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as Item)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, takeTurns))
  return results
}
