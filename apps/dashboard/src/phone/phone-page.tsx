import { useEffect, useMemo } from 'preact/hooks'
import { paths } from '../paths.ts'
import { accountOf } from '../session/account-name.ts'
import { session } from '../session/session.ts'
import { useClients } from '../session/use-clients.ts'
import '../styles/phone.css'
import { messages } from '../messages/messages.ts'
import { WindowLink } from '../ui/window-link.tsx'
import { AskScreen } from './ask-screen.tsx'
import { CodeScreen } from './code-screen.tsx'
import { createPhone, type Phone } from './phone.ts'
import { PhoneNotices } from './phone-notices.tsx'
import { ResultScreen } from './result-screen.tsx'

/** A payer's phone, as a window of its own. */
export function PhonePage() {
  const clients = useClients()
  const account = accountOf(session.value?.secretKey)
  const phone = useMemo(() => createPhone(clients, account), [clients, account])
  useEffect(() => phone.start(), [phone])
  const text = messages.phone

  return (
    <div class="phone">
      <main id="content" class="phone-body">
        <header class="phone-head">
          <WalletMark />
          <span>{text.wallet}</span>
        </header>
        {clients.live.status.value === 'lost' && (
          <p class="phone-lost" role="alert">
            {text.connectionLost}
          </p>
        )}
        <PhoneNotices payments={phone.payments} />
        <Screen phone={phone} />
      </main>
      <footer class="phone-foot">
        <span class="phone-account">{text.account(account)}</span>
        <WindowLink href={paths.till}>{text.openTill}</WindowLink>
      </footer>
    </div>
  )
}

function Screen({ phone }: { readonly phone: Phone }) {
  const { codes, payments, chooseWallet } = phone
  const open = payments.open.value
  if (!open) return <CodeScreen codes={codes} payments={payments} onWallet={chooseWallet} />
  const { id, status } = open.summary
  if (status === 'pending') return <AskScreen key={id} payment={open} payments={payments} />
  return <ResultScreen key={`${id} result`} payment={open} onLeave={payments.leave} />
}

function WalletMark() {
  return (
    <svg width="26" height="26" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M4 7a3 3 0 0 1 3-3h10v3h1a2 2 0 0 1 2 2v8a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7Zm3-1a1 1 0 0 0 0 2h8V6H7Zm9.5 6a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Z"
        fill="currentColor"
        fill-rule="evenodd"
      />
    </svg>
  )
}
