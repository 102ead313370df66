import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Failure } from '../ui/notice.tsx'
import type { WebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.secret.off

/** Sends webhooks unsigned, once asked: the secret is forgotten. */
export function SigningOff(props: { readonly onDone: (settings: WebhookSettings) => void }) {
  const { control } = useClients()
  const action = useAction()
  const [isAsked, setAsked] = useState(false)

  async function turnOff(): Promise<void> {
    const isDone = await action.run(
      async () => props.onDone(await control.webhooks.update({ secret: null })),
      text.done,
    )
    if (isDone) setAsked(false)
  }

  return (
    <div class="row">
      <Button kind="danger" onClick={() => setAsked(true)}>
        {text.open}
      </Button>
      {isAsked && (
        <Dialog title={text.title} onClose={() => setAsked(false)}>
          <p>{text.text}</p>
          <Failure of={action.failure} />
          <div class="row">
            <Button kind="danger" busy={action.busy} onClick={() => void turnOff()}>
              {text.submit}
            </Button>
            <Button onClick={() => setAsked(false)}>{messages.cancel}</Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
