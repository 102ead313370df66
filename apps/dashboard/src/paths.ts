/** Where the sandbox serves the console. */
const ui = '/__sandbox/ui'

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
} as const
