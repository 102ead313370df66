import { type Client, createClient } from '@omise-sandbox/client'
import { type Control, createControlClient } from '@omise-sandbox/client/control'
import { type AccountClock, createAccountClock } from '../live/account-clock.ts'
import { createLive, type Live } from '../live/live.ts'
import { type AccountMethods, createAccountMethods } from '../methods/account-methods.ts'
import { sandboxUrl } from '../paths.ts'

/** Which account the console shows, and what lets it in. */
export interface Session {
  /** `skey_test_…`: names the account. */
  readonly secretKey: string
  /** Wanted by a sandbox that listens off loopback. */
  readonly adminToken?: string
}

/** What calls the sandbox for one account. */
export interface Clients {
  readonly control: Control
  /** The imitated API, as a shop calls it: what it does stands in the account's journal. */
  readonly omise: Client
  readonly live: Live
  readonly clock: AccountClock
  readonly methods: AccountMethods
}

export function createClients({ secretKey, adminToken }: Session, onRefused: () => void): Clients {
  const url = sandboxUrl
  const { control, opened } = controlOf({
    url,
    secretKey,
    ...(adminToken === undefined ? {} : { adminToken }),
  })
  const live = createLive({ control, opened, onRefused })
  return {
    control,
    // What is refused is to be seen, not tried again.
    omise: createClient({ secretKey, baseUrl: url, retry: false }),
    live,
    clock: createAccountClock(control, live),
    methods: createAccountMethods(control, live),
  }
}

/** A control client, with word of when its stream is open: until then what happens may be missed. */
function controlOf(options: Parameters<typeof createControlClient>[0]) {
  let notify = () => {}
  const control = createControlClient({
    ...options,
    async fetch(input, init) {
      // A phone that is closed takes its code away: that goes out though the page is gone.
      const keepalive = init?.method === 'DELETE'
      const response = await fetch(input, { ...init, keepalive })
      if (response.ok && response.url.endsWith('/__sandbox/stream')) notify()
      return response
    },
  })
  const opened = (listener: () => void) => {
    notify = listener
  }
  return { control, opened }
}
