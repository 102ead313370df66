import { useEffect, useState } from 'preact/hooks'
import { paths } from '../paths.ts'
import { accountOf } from '../session/account-name.ts'
import { session } from '../session/session.ts'
import { useClients } from '../session/use-clients.ts'
import '../styles/till.css'
import { messages } from '../messages/messages.ts'
import {
  enabledIn,
  firstIn,
  hasStores,
  type Methods,
  methodOf,
  type SourceType,
} from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { useTitle } from '../ui/use-title.ts'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import { WindowLink } from '../ui/window-link.tsx'
import { AmountStep } from './amount-step.tsx'
import type { Sale } from './charge-once.ts'
import { keepSale, keptSale } from './kept-sale.ts'
import { firstShop, type Shop } from './order.ts'
import { SaleStep } from './sale-step.tsx'
import { ScanStep } from './scan-step.tsx'
import { ShopSettings } from './shop-settings.tsx'

type Step =
  | { readonly is: 'amount'; readonly amount: string }
  | { readonly is: 'scan'; readonly amount: string; readonly subunits: number }
  | {
      readonly is: 'sale'
      readonly amount: string
      readonly subunits: number
      readonly sale: Sale
    }

interface TillSettings {
  /** The payment method that was chosen; undefined for the first. */
  readonly type: SourceType | undefined
  readonly shop: Shop
}

/** A till to play with: amount, code, waiting, result. */
export function TillPage() {
  const methods = useMethods()
  const [step, setStep] = useStep()
  const [settings, setSettings] = useState<TillSettings>({ type: undefined, shop: firstShop })
  useTitle(messages.till.title)

  return (
    <div class="till">
      <TillHead />
      <main id="content" class="till-main">
        {step.is === 'sale' ? (
          <SaleStep
            sale={step.sale}
            onNext={() => setStep({ is: 'amount', amount: '' })}
            onAgain={() => {
              setSettings({ type: step.sale.charge.source.type, shop: settings.shop })
              setStep({ is: 'scan', amount: step.amount, subunits: step.subunits })
            }}
          />
        ) : (
          <WhenLoaded of={methods}>
            {(value) => (
              <OrderStep
                methods={value}
                settings={settings}
                onSettings={setSettings}
                step={step}
                onStep={setStep}
              />
            )}
          </WhenLoaded>
        )}
      </main>
    </div>
  )
}

/** How much, by which payment method, and of which code. */
function OrderStep(props: {
  readonly methods: Methods
  readonly settings: TillSettings
  readonly onSettings: (settings: TillSettings) => void
  readonly step: Exclude<Step, { is: 'sale' }>
  readonly onStep: (step: Step) => void
}) {
  const { methods, settings, onSettings, step, onStep } = props
  const { type, shop } = settings
  // One that was switched off meanwhile is none to charge by.
  const method = (type && methodOf(enabledIn(methods), type)) ?? firstIn(methods)
  const { amount } = step
  return (
    <>
      {step.is === 'amount' ? (
        <AmountStep
          methods={methods}
          method={method}
          onMethod={(chosen) => onSettings({ type: chosen, shop })}
          amount={amount}
          onAmount={(text, subunits) => onStep({ is: 'scan', amount: text, subunits })}
        />
      ) : (
        <ScanStep
          method={method}
          amount={step.subunits}
          shop={shop}
          onCharged={(sale) => onStep({ is: 'sale', amount, subunits: step.subunits, sale })}
          onBack={() => onStep({ is: 'amount', amount })}
        />
      )}
      <aside class="till-aside">
        <Intro />
        {hasStores(method) && (
          <ShopSettings shop={shop} onChange={(next) => onSettings({ type, shop: next })} />
        )}
      </aside>
    </>
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
        setStep({ is: 'sale', amount, subunits: charge.amount, sale: { is: 'answered', charge } })
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
