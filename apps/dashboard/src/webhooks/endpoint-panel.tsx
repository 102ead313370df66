import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure, Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { changeOf, draftOf, type EndpointDraft, listenerUrl } from './endpoint-draft.ts'
import { EndpointFields } from './endpoint-fields.tsx'
import { Form } from './form.tsx'
import type { LiveWebhookSettings, WebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.endpoint

/** Where webhooks go, which, and how often they are tried. */
export function EndpointPanel({ settings }: { readonly settings: LiveWebhookSettings }) {
  return (
    <Panel title={text.title} anchor="endpoint" lead={text.lead}>
      <Failure of={settings.failure} retry={settings.reload} />
      {settings.value ? (
        <EndpointForm settings={settings.value} onSaved={settings.take} />
      ) : (
        <p>{messages.loading}</p>
      )}
    </Panel>
  )
}

function EndpointForm(props: {
  readonly settings: WebhookSettings
  readonly onSaved: (settings: WebhookSettings) => void
}) {
  const { settings, onSaved } = props
  const { control } = useClients()
  const action = useAction()
  // Until something is changed here, the form shows what the sandbox has, whoever changes that.
  const [changed, setChanged] = useState<EndpointDraft | undefined>(undefined)
  const draft = changed ?? draftOf(settings)
  const hasNoEvent = !draft.everyEvent && draft.events.length === 0

  async function save(): Promise<void> {
    if (hasNoEvent) return
    await action.run(async () => {
      onSaved(await control.webhooks.update(changeOf(draft)))
      setChanged(undefined)
    }, text.saved)
  }

  function discard(): void {
    setChanged(undefined)
    action.clear()
  }

  return (
    <Form
      submit={text.save}
      action={action}
      onSubmit={save}
      beside={changed && <Unsaved onDiscard={discard} />}
    >
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
