import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { TextField } from '../ui/text-field.tsx'
import { Form } from './form.tsx'
import type { WebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.secret.own

/** Sets a secret that a receiver has already. */
export function OwnSecret(props: { readonly onDone: (settings: WebhookSettings) => void }) {
  const { control } = useClients()
  const action = useAction()
  const [secret, setSecret] = useState('')

  async function use(): Promise<void> {
    const isDone = await action.run(
      async () => props.onDone(await control.webhooks.update({ secret: secret.trim() })),
      text.done,
    )
    if (isDone) setSecret('')
  }

  return (
    <details class="webhooks-more">
      <summary>{text.title}</summary>
      <Form kind="plain" submit={text.submit} action={action} onSubmit={use}>
        <p class="soft">{text.lead}</p>
        <TextField label={text.value} hint={text.hint} value={secret} onChange={setSecret} />
      </Form>
    </details>
  )
}
