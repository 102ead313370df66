import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Form, useForm } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import { changeOf, draftOf, type EndpointDraft, listenerUrl } from './endpoint-draft.ts'
import { EndpointFields } from './endpoint-fields.tsx'
import type { LiveWebhookSettings, WebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.endpoint

/** Where webhooks go, which, and how often they are tried. */
export function EndpointPanel({ settings }: { readonly settings: LiveWebhookSettings }) {
  return (
    <Panel title={text.title} anchor="endpoint" lead={text.lead}>
      <WhenLoaded of={settings}>
        {(value) => <EndpointForm settings={value} onSaved={settings.take} />}
      </WhenLoaded>
    </Panel>
  )
}

function EndpointForm(props: {
  readonly settings: WebhookSettings
  readonly onSaved: (settings: WebhookSettings) => void
}) {
  const { settings, onSaved } = props
  const { control } = useClients()
  // Until something is changed here, the form shows what the sandbox has, whoever changes that.
  const [changed, setChanged] = useState<EndpointDraft | undefined>(undefined)
  const draft = changed ?? draftOf(settings)
  const hasNoEvent = !draft.everyEvent && draft.events.length === 0

  const form = useForm({ isValid: !hasNoEvent, send: ({ run }) => run(save, text.saved) })

  async function save(): Promise<void> {
    onSaved(await control.webhooks.update(changeOf(draft)))
    setChanged(undefined)
  }

  function discard(): void {
    setChanged(undefined)
    form.action.clear()
  }

  return (
    <Form of={form} submit={text.save} beside={changed && <Unsaved onDiscard={discard} />}>
      {settings.disabled && <Notice kind="warn">{text.disabled}</Notice>}
      {settings.url === null && <Notice>{text.off}</Notice>}
      {settings.url === listenerUrl && <Notice>{text.listening}</Notice>}
      <EndpointFields
        draft={draft}
        problem={hasNoEvent ? text.noEvent : undefined}
        onChange={(change) => setChanged({ ...draft, ...change })}
      />
    </Form>
  )
}

function Unsaved({ onDiscard }: { readonly onDiscard: () => void }) {
  return (
    <>
      <Button onClick={onDiscard}>{text.discard}</Button>
      <span class="soft">{text.unsaved}</span>
    </>
  )
}
