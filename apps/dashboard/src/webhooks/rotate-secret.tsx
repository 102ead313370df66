import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Form, useForm } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { WebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.secret.rotate

/** Makes a new secret; the one before signs too for a while. */
export function RotateSecret(props: { readonly onDone: (settings: WebhookSettings) => void }) {
  const { control } = useClients()
  const [overlap, setOverlap] = useState('24h')
  const rotate = async () =>
    props.onDone(await control.webhooks.rotateSecret({ overlap: overlap.trim() }))
  const form = useForm({ send: ({ run }) => run(rotate, text.done) })

  return (
    <details class="webhooks-more">
      <summary>{text.title}</summary>
      <Form of={form} kind="plain" submit={text.submit}>
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
