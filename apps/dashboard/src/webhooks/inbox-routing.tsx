import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { WindowLink } from '../ui/window-link.tsx'
import { inboxUrl } from './endpoint-draft.ts'
import type { WebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.inbox

/** Whether webhooks go to the inbox, and what makes them go there. */
export function InboxRouting(props: {
  readonly isRouted: boolean
  readonly onDone: (settings: WebhookSettings) => void
}) {
  const { control } = useClients()
  if (props.isRouted) {
    return (
      <p class="webhooks-line">
        <span>{text.routed}</span>
        <WindowLink href={paths.till}>{text.openTill}</WindowLink>
      </p>
    )
  }
  return (
    <div class="row">
      <span>{text.unrouted}</span>
      <ActionButton
        work={async () => props.onDone(await control.webhooks.update({ url: inboxUrl }))}
        done={text.routedNow}
      >
        {text.route}
      </ActionButton>
    </div>
  )
}
