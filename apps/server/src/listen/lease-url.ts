import type { Control, ControlWire } from '@omise-sandbox/api'

/** The url of webhooks that listeners forward. */
export const listenerUrl = 'sandbox:listener'

/** Has an account's webhooks come to listeners, until the lease of its url is released. */
export interface LeasedUrl {
  /** The settings that then hold. May be called again, after a reset or another start of the sandbox. */
  acquire(): Promise<ControlWire['WebhookSettings']>
  /** Leaves the url alone where it was set before, or has been changed since. */
  release(): Promise<void>
}

export function leaseUrl({ webhooks }: Pick<Control, 'webhooks'>): LeasedUrl {
  let leased = false
  return {
    async acquire() {
      const settings = await webhooks.get()
      if (settings.url !== null) return settings
      leased = true
      return webhooks.update({ url: listenerUrl })
    },
    async release() {
      if (!leased) return
      const { url } = await webhooks.get()
      if (url === listenerUrl) await webhooks.update({ url: null })
    },
  }
}
