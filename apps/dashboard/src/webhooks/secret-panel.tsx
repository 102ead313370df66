import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import { OwnSecret, RotateSecret, SigningOff, SigningOn } from './change-secret.tsx'
import { SecretValue } from './secret-value.tsx'
import type { LiveWebhookSettings, WebhookSettings } from './use-webhook-settings.ts'

const text = messages.webhooks.secret

/** What webhooks are signed with, and how to change it. */
export function SecretPanel({ settings }: { readonly settings: LiveWebhookSettings }) {
  const { take } = settings
  return (
    <Panel title={text.title} anchor="secret" lead={text.lead}>
      <WhenLoaded of={settings}>
        {(value) =>
          value.secret === null ? (
            <>
              <Notice kind="warn">{text.unsigned}</Notice>
              <SigningOn onDone={take} />
              <OwnSecret onDone={take} />
            </>
          ) : (
            <>
              <SecretValue name={text.current} secret={value.secret} />
              <p>{text.verify}</p>
              <Overlap settings={value} />
              <RotateSecret onDone={take} />
              <OwnSecret onDone={take} />
              <SigningOff onDone={take} />
            </>
          )
        }
      </WhenLoaded>
    </Panel>
  )
}

/** The secret before the present one, while it still signs. */
function Overlap({ settings }: { readonly settings: WebhookSettings }) {
  const now = useClients().clock.now.value
  const { previous_secret: previous, rotates_until: until } = settings
  if (previous === null || until === null) return null
  // The sandbox goes on telling of a rotation that is over.
  if (now === undefined || Date.parse(until) <= now) return null
  return (
    <Notice kind="warn">
      <p>{text.overlapping(formatTime(until))}</p>
      <SecretValue name={text.previous} secret={previous} />
    </Notice>
  )
}
