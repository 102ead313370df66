import type { Clients } from './clients.ts'
import { clients } from './session.ts'

/** What calls the sandbox for the account that is chosen: for pages, which are shown only once one is. */
export function useClients(): Clients {
  if (clients.value) return clients.value
  throw new Error('No account is chosen yet.')
}
