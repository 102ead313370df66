import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Form, useForm } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { WebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.secret.own

/** Sets a secret that a receiver has already. */
export function OwnSecret(props: { readonly onDone: (settings: WebhookSettings) => void }) {
  const { control } = useClients()
  const [secret, setSecret] = useState('')
  const form = useForm({ send: ({ run }) => run(use, text.done) })

  async function use(): Promise<void> {
    props.onDone(await control.webhooks.update({ secret: secret.trim() }))
    setSecret('')
  }

  return (
    <details class="webhooks-more">
      <summary>{text.title}</summary>
      <Form of={form} kind="plain" submit={text.submit}>
        <p class="soft">{text.lead}</p>
        <TextField label={text.value} hint={text.hint} value={secret} onChange={setSecret} />
      </Form>
    </details>
  )
}
