import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { ConfirmButton } from '../ui/confirm.tsx'
import type { WebhookSettings } from './use-webhook-settings.ts'

const { on, off } = messages.webhooks.secret

interface SigningProps {
  readonly onDone: (settings: WebhookSettings) => void
}

/** Makes a secret where there is none: there is nothing to overlap with. */
export function SigningOn({ onDone }: SigningProps) {
  const { control } = useClients()
  return (
    <div class="stack">
      <p class="soft">{on.lead}</p>
      <div class="row">
        <ActionButton
          kind="main"
          work={async () => onDone(await control.webhooks.rotateSecret())}
          done={on.done}
        >
          {on.submit}
        </ActionButton>
      </div>
    </div>
  )
}

/** Sends webhooks unsigned, once asked: the secret is forgotten. */
export function SigningOff({ onDone }: SigningProps) {
  const { control } = useClients()
  return (
    <div class="row">
      <ConfirmButton
        kind="danger"
        label={off.open}
        title={off.title}
        confirm={off.submit}
        done={off.done}
        work={async () => onDone(await control.webhooks.update({ secret: null }))}
      >
        <p>{off.text}</p>
      </ConfirmButton>
    </div>
  )
}
