import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import type { WebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.secret.on

/** Makes a secret where there is none: there is nothing to overlap with. */
export function SigningOn(props: { readonly onDone: (settings: WebhookSettings) => void }) {
  const { control } = useClients()
  const action = useAction()
  return (
    <div class="stack">
      <p class="soft">{text.lead}</p>
      <Failure of={action.failure} />
      <div class="row">
        <Button
          kind="main"
          busy={action.busy}
          onClick={() =>
            void action.run(
              async () => props.onDone(await control.webhooks.rotateSecret()),
              text.done,
            )
          }
        >
          {text.submit}
        </Button>
      </div>
    </div>
  )
}
