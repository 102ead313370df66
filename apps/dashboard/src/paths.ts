/** Where the sandbox serves the console, below the path at which the sandbox itself is. */
const served = '/__sandbox/ui'

/** The path under which a proxy serves the sandbox; empty where none does, and outside of a page. */
const prefix = globalThis.location?.pathname.split(served, 1)[0] ?? ''
const ui = `${prefix}${served}`

/** The address of the sandbox that serves this page, without a slash at the end. */
export const sandboxUrl = `${globalThis.location?.origin ?? ''}${prefix}`

/** The addresses of the console's pages. */
export const paths = {
  scope: ui,
  charges: `${ui}/`,
  charge: (id: string) => `${ui}/charges/${id}`,
  webhooks: `${ui}/webhooks`,
  simulation: `${ui}/simulation`,
  barcodes: `${ui}/barcodes`,
  phone: `${ui}/phone`,
  till: `${ui}/till`,
  components: `${ui}/components`,
} as const
