import type { Control, ControlWire } from '@omise-sandbox/api'

/** The built-in receiver's address. */
export const inboxUrl = 'sandbox:inbox'

/** Has an account's webhooks go to the inbox, where they go nowhere, until they are given back. */
export interface BorrowedInbox {
  /** The settings that then hold. May be called again, after a reset or another start of the sandbox. */
  take(): Promise<ControlWire['WebhookSettings']>
  /** Leaves the url alone where it was set before, or has been changed since. */
  giveBack(): Promise<void>
}

export function borrowInbox({ webhooks }: Pick<Control, 'webhooks'>): BorrowedInbox {
  let borrowed = false
  return {
    async take() {
      const settings = await webhooks.get()
      if (settings.url !== null) return settings
      borrowed = true
      return webhooks.update({ url: inboxUrl })
    },
    async giveBack() {
      if (!borrowed) return
      const { url } = await webhooks.get()
      if (url === inboxUrl) await webhooks.update({ url: null })
    },
  }
}
