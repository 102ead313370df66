import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Panel } from '../ui/panel.tsx'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import { inboxUrl } from './endpoint-draft.ts'
import { InboxMessage, type Message } from './inbox-message.tsx'
import { InboxRouting } from './inbox-routing.tsx'
import { MoreButton } from './more-button.tsx'
import { usePages } from './use-pages.ts'
import type { LiveWebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.inbox

/** What came to the receiver that is built in. */
export function InboxPanel({ settings }: { readonly settings: LiveWebhookSettings }) {
  const { control } = useClients()
  const loaded = usePages(
    'inbox',
    (page) => control.inbox.list(page),
    (update) => update.type === 'delivery' && update.delivery.url === inboxUrl,
  )
  const { value, more } = loaded
  return (
    <Panel title={text.title} anchor="inbox" lead={text.lead}>
      <WhenLoaded of={loaded}>{({ total }) => total === 0 && <p>{text.none}</p>}</WhenLoaded>
      {settings.value && (
        <InboxRouting isRouted={settings.value.url === inboxUrl} onDone={settings.take} />
      )}
      {value && value.total > 0 && (
        <>
          <ol class="webhooks-list" aria-label={text.list}>
            {value.data.map((message, index) => {
              const number = numberOf(value.data, index)
              return (
                <InboxMessage
                  key={`${message.delivery} ${number}`}
                  message={message}
                  number={number}
                />
              )
            })}
          </ol>
          <MoreButton
            standing={text.shown(value.data.length, value.total)}
            label={text.more}
            hasMore={value.data.length < value.total}
            onMore={more}
          />
        </>
      )}
    </Panel>
  )
}

/** Which attempt of its delivery a message is: those before it stand below it. */
function numberOf(messages: readonly Message[], index: number): number {
  const { delivery } = messages[index] ?? {}
  return messages.slice(index).filter((message) => message.delivery === delivery).length
}
