import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
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
  const action = useAction()
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
      <Button
        busy={action.busy}
        onClick={() =>
          void action.run(
            async () => props.onDone(await control.webhooks.update({ url: inboxUrl })),
            text.routedNow,
          )
        }
      >
        {text.route}
      </Button>
      <Failure of={action.failure} />
    </div>
  )
}
