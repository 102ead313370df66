import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { formatTime } from './format/time.ts'
import { messages } from './messages/messages.ts'
import { paths } from './paths.ts'
import { accountOf } from './session/account-name.ts'
import { leave, session } from './session/session.ts'
import { useClients } from './session/use-clients.ts'
import { Brand } from './ui/brand.tsx'
import { Button } from './ui/button.tsx'
import { WindowLink } from './ui/window-link.tsx'

const pages = [
  { path: paths.charges, name: messages.nav.charges },
  { path: paths.webhooks, name: messages.nav.webhooks },
  { path: paths.simulation, name: messages.nav.simulation },
]

/** Shown as what they imitate: a payer's phone and a shop's till, in windows of their own. */
const devices = [
  { path: paths.till, name: messages.nav.till },
  { path: paths.phone, name: messages.nav.phone },
]

/** What stands around each page. */
export function Shell({ children }: { readonly children: ComponentChildren }) {
  const { path } = useLocation()
  if (devices.some((device) => path.startsWith(device.path))) return <>{children}</>
  return (
    <>
      <a class="skip" href="#content">
        {messages.skipToContent}
      </a>
      <header class="top">
        <a class="brand" href={paths.charges}>
          <Brand />
        </a>
        <nav aria-label={messages.nav.label}>
          {pages.map((page) => (
            <a key={page.path} href={page.path} aria-current={isAt(path, page.path)}>
              {page.name}
            </a>
          ))}
          {devices.map((device) => (
            <WindowLink key={device.path} href={device.path}>
              {device.name}
            </WindowLink>
          ))}
        </nav>
        <div class="standing">
          <LiveBadge />
          <ClockFace />
          <Account />
        </div>
      </header>
      {children}
    </>
  )
}

function isAt(path: string, page: string): 'page' | undefined {
  const isCharge = page === paths.charges && path.startsWith(paths.charge(''))
  const isSheet = page === paths.simulation && path.startsWith(paths.barcodes)
  return isCharge || isSheet || path.replace(/\/$/, '') === page.replace(/\/$/, '')
    ? 'page'
    : undefined
}

function LiveBadge() {
  const status = useClients().live.status.value
  return (
    <span class={`live ${status}`} role="status">
      {messages.live[status]}
    </span>
  )
}

function ClockFace() {
  const { clock } = useClients()
  const now = clock.now.value
  if (now === undefined) return null
  return (
    <a class="clock" href={paths.simulation} title={messages.clock.label}>
      <span class="unseen">{messages.clock.label}: </span>
      <time dateTime={new Date(now).toISOString()}>{formatTime(now)}</time>
      {clock.mode.value === 'frozen' && <span class="badge expired">{messages.clock.frozen}</span>}
    </a>
  )
}

function Account() {
  const account = accountOf(session.value?.secretKey)
  return (
    <span class="account">
      <span class="account-name">{messages.account.current(account)}</span>
      <Button kind="quiet" onClick={leave}>
        {messages.account.change}
        <span class="unseen"> {messages.account.account}</span>
      </Button>
    </span>
  )
}
