import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { TextField } from '../ui/text-field.tsx'
import { Form } from './form.tsx'
import type { WebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.secret.rotate

/** Makes a new secret; the one before signs too for a while. */
export function RotateSecret(props: { readonly onDone: (settings: WebhookSettings) => void }) {
  const { control } = useClients()
  const action = useAction()
  const [overlap, setOverlap] = useState('24h')

  const rotate = () =>
    action.run(
      async () => props.onDone(await control.webhooks.rotateSecret({ overlap: overlap.trim() })),
      text.done,
    )

  return (
    <details class="webhooks-more">
      <summary>{text.title}</summary>
      <Form kind="plain" submit={text.submit} action={action} onSubmit={rotate}>
        <p class="soft">{text.lead}</p>
        <TextField
          label={text.overlap}
          hint={text.overlapHint}
          value={overlap}
          onChange={setOverlap}
        />
      </Form>
    </details>
  )
}
