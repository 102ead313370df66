import type { Control, ControlWire } from '@omise-sandbox/api'

/** The url of webhooks that listeners forward. */
export const listenerUrl = 'sandbox:listener'

/** Has an account's webhooks come to listeners, until that is given back. */
export interface BorrowedUrl {
  /** The settings that then hold. May be called again, after a reset or another start of the sandbox. */
  take(): Promise<ControlWire['WebhookSettings']>
  /** Leaves the url alone where it was set before, or has been changed since. */
  giveBack(): Promise<void>
}

export function borrowUrl({ webhooks }: Pick<Control, 'webhooks'>): BorrowedUrl {
  let borrowed = false
  return {
    async take() {
      const settings = await webhooks.get()
      if (settings.url !== null) return settings
      borrowed = true
      return webhooks.update({ url: listenerUrl })
    },
    async giveBack() {
      if (!borrowed) return
      const { url } = await webhooks.get()
      if (url === listenerUrl) await webhooks.update({ url: null })
    },
  }
}
