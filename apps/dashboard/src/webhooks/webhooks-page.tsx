import '../styles/webhooks.css'
import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { Page } from '../ui/page.tsx'
import { DeliveriesPanel } from './deliveries-panel.tsx'
import { type Asked, DoctorPanel } from './doctor-panel.tsx'
import { EndpointPanel } from './endpoint-panel.tsx'
import { WebhookFaultsPanel } from './faults-panel.tsx'
import { InboxPanel } from './inbox-panel.tsx'
import { SecretPanel } from './secret-panel.tsx'
import { useWebhookSettings } from './use-webhook-settings.ts'

/** Where webhooks go, what was sent, and what goes wrong with them. */
export function WebhooksPage() {
  const settings = useWebhookSettings()
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  return (
    <Page title={messages.webhooks.title}>
      <PageParts />
      <div class="columns">
        <EndpointPanel settings={settings} />
        <SecretPanel settings={settings} />
      </div>
      <DeliveriesPanel onAsk={(delivery) => setAsked({ delivery })} />
      <InboxPanel settings={settings} />
      <div class="columns">
        <WebhookFaultsPanel />
        <DoctorPanel asked={asked} />
      </div>
    </Page>
  )
}

const { label, ...parts } = messages.webhooks.pageParts

/** Links to the parts of a long page. */
function PageParts() {
  return (
    <nav class="webhooks-parts" aria-label={label}>
      {Object.entries(parts).map(([anchor, name]) => (
        <a key={anchor} href={`#${anchor}`}>
          {name}
        </a>
      ))}
    </nav>
  )
}
