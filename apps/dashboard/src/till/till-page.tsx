import { useEffect, useState } from 'preact/hooks'
import { paths } from '../paths.ts'
import { accountOf } from '../session/account-name.ts'
import { session } from '../session/session.ts'
import { useClients } from '../session/use-clients.ts'
import '../styles/till.css'
import { messages } from '../messages/messages.ts'
import { useTitle } from '../ui/use-title.ts'
import { WindowLink } from '../ui/window-link.tsx'
import { AmountStep } from './amount-step.tsx'
import type { Sale } from './charge-once.ts'
import { keepSale, keptSale } from './kept-sale.ts'
import { firstShop } from './order.ts'
import { SaleStep } from './sale-step.tsx'
import { ScanStep } from './scan-step.tsx'
import { ShopSettings } from './shop-settings.tsx'

type Step =
  | { readonly is: 'amount'; readonly amount: string }
  | { readonly is: 'scan'; readonly amount: string; readonly satang: number }
  | {
      readonly is: 'sale'
      readonly amount: string
      readonly satang: number
      readonly sale: Sale
    }

/** A till to play with: amount, code, waiting, result. */
export function TillPage() {
  const [step, setStep] = useStep()
  const [shop, setShop] = useState(firstShop)
  const { amount } = step
  useTitle(messages.till.title)

  return (
    <div class="till">
      <TillHead />
      <main id="content" class="till-main">
        {step.is === 'amount' && (
          <AmountStep
            amount={amount}
            onAmount={(text, satang) => setStep({ is: 'scan', amount: text, satang })}
          />
        )}
        {step.is === 'scan' && (
          <ScanStep
            satang={step.satang}
            shop={shop}
            onCharged={(sale) => setStep({ is: 'sale', amount, satang: step.satang, sale })}
            onBack={() => setStep({ is: 'amount', amount })}
          />
        )}
        {step.is === 'sale' ? (
          <SaleStep
            sale={step.sale}
            onNext={() => setStep({ is: 'amount', amount: '' })}
            onAgain={() => setStep({ is: 'scan', amount, satang: step.satang })}
          />
        ) : (
          <aside class="till-aside">
            <Intro />
            <ShopSettings shop={shop} onChange={setShop} />
          </aside>
        )}
      </main>
    </div>
  )
}

/** Where the till is; loaded again, it goes back to the charge that it was at. */
function useStep() {
  const { omise } = useClients()
  const [step, setStep] = useState<Step>({ is: 'amount', amount: '' })
  useEffect(() => {
    const kept = keptSale()
    if (kept === undefined) return
    omise.charges.get(kept).then(
      (charge) => {
        const amount = String(charge.amount / 100)
        setStep({ is: 'sale', amount, satang: charge.amount, sale: { is: 'answered', charge } })
      },
      // Of another account, or gone with a reset.
      () => keepSale(undefined),
    )
  }, [omise])
  const turnTo = (next: Step) => {
    keepSale(next.is === 'sale' ? next.sale.charge.id : undefined)
    setStep(next)
  }
  return [step, turnTo] as const
}

function TillHead() {
  const { live } = useClients()
  const text = messages.till
  const account = accountOf(session.value?.secretKey)
  return (
    <header class="till-head">
      <span class="till-brand">{text.title}</span>
      <span class="till-account">{text.account(account)}</span>
      <a href={paths.charges}>{text.back}</a>
      {live.status.value === 'lost' && (
        <p class="till-lost" role="alert">
          {text.connectionLost}
        </p>
      )}
    </header>
  )
}

/** How to see a whole payment with no code. */
function Intro() {
  const text = messages.till
  return (
    <div class="notice plain">
      <p>{text.intro}</p>
      <p>
        <WindowLink href={paths.phone}>{text.openPhone}</WindowLink>
      </p>
      <p>{text.introPhone}</p>
    </div>
  )
}
