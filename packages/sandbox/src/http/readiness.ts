import { type Store, StoreUnavailableError } from '../storage/store.ts'

/** Milliseconds; probes often wait no longer than one or two seconds. */
const patience = 900

/** Tells whether the store can be used, within the patience of a probe. Those who ask while it is tried hear the same. */
export function createReadiness(store: Pick<Store, 'check'>): () => Promise<void> {
  let checking: Promise<void> | undefined
  return () => {
    checking ??= store.check().finally(() => {
      checking = undefined
    })
    return inTime(checking)
  }
}

function inTime(checking: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StoreUnavailableError(noAnswer)), patience)
    checking.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

const noAnswer = `The store has given no answer for ${patience} ms. Look at what keeps it busy.`
