import { access } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Beside the bundle once it is installed; in this repository where its own package builds it. */
const places = ['./ui/', '../../dashboard/dist/']

/** Where the console's files are; undefined where they were not built. */
export async function findConsole(): Promise<string | undefined> {
  for (const place of places) {
    const folder = fileURLToPath(new URL(place, import.meta.url))
    const isThere = await access(`${folder}index.html`).then(
      () => true,
      () => false,
    )
    if (isThere) return folder
  }
  return undefined
}
