import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { ConfirmButton } from '../ui/confirm.tsx'
import { Form, useForm } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { WebhookSettings } from './use-webhook-settings.ts'

const { on, off, rotate, own } = messages.webhooks.secret

interface ChangeProps {
  readonly onDone: (settings: WebhookSettings) => void
}

/** Makes a secret where there is none: there is nothing to overlap with. */
export function SigningOn({ onDone }: ChangeProps) {
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
export function SigningOff({ onDone }: ChangeProps) {
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

/** Makes a new secret; the one before signs too for a while. */
export function RotateSecret({ onDone }: ChangeProps) {
  const { control } = useClients()
  const [overlap, setOverlap] = useState('24h')
  const makeNew = async () =>
    onDone(await control.webhooks.rotateSecret({ overlap: overlap.trim() }))
  const form = useForm({ send: ({ run }) => run(makeNew, rotate.done) })

  return (
    <details class="webhooks-more">
      <summary>{rotate.title}</summary>
      <Form of={form} kind="plain" submit={rotate.submit}>
        <p class="soft">{rotate.lead}</p>
        <TextField
          label={rotate.overlap}
          hint={rotate.overlapHint}
          value={overlap}
          onChange={setOverlap}
        />
      </Form>
    </details>
  )
}

/** Sets a secret that a receiver has already. */
export function OwnSecret({ onDone }: ChangeProps) {
  const { control } = useClients()
  const [secret, setSecret] = useState('')
  const form = useForm({ send: ({ run }) => run(use, own.done) })

  async function use(): Promise<void> {
    onDone(await control.webhooks.update({ secret: secret.trim() }))
    setSecret('')
  }

  return (
    <details class="webhooks-more">
      <summary>{own.title}</summary>
      <Form of={form} kind="plain" submit={own.submit}>
        <p class="soft">{own.lead}</p>
        <TextField label={own.value} hint={own.hint} value={secret} onChange={setSecret} />
      </Form>
    </details>
  )
}
