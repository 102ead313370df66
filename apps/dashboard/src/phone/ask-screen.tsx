import { useId } from 'preact/hooks'
import { formatMoney } from '../format/money.ts'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { methodOf, type PaymentMethod } from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { FocusedHeading } from '../ui/focused-heading.tsx'
import { Failure } from '../ui/notice.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { useTitle } from '../ui/use-title.ts'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import { type Answer, failureCodeOf, type Payment } from './payment.ts'
import type { Payments } from './payments.ts'
import { StoreName } from './store-name.tsx'

const text = messages.phone.ask

/** Asks the person who holds the phone, and tells the sandbox what they say. */
export function AskScreen(props: { readonly payment: Payment; readonly payments: Payments }) {
  const { payment, payments } = props
  const { id, amount, currency, source_type, store_name, store_id, terminal_id } = payment.summary
  const { description, decided_by } = payment.summary
  const methods = useMethods()
  const heading = useId()
  const shown = formatMoney(amount, currency)
  useTitle(text.windowTitle(shown), messages.phone.wallet)

  return (
    <div class="phone-screen ask" role="alertdialog" aria-labelledby={heading}>
      <div class="phone-question">
        <FocusedHeading id={heading}>
          <Sentence
            text={text.heading}
            parts={{
              amount: <span class="phone-amount">{shown}</span>,
              store: <StoreName of={store_name} />,
            }}
          />
        </FocusedHeading>
        <Facts
          of={[
            [text.method, source_type],
            [text.terminal, terminal_id],
            [text.storeId, store_id],
            [text.description, description],
            [text.charge, id],
          ]}
        />
        {decided_by !== 'phone' && (
          <p class="hint">{text.decidedElsewhere(messages.phone.deciders[decided_by])}</p>
        )}
      </div>
      <WhenLoaded of={methods}>
        {(value) => {
          const method = methodOf(value, source_type)
          return method && <Answers id={id} method={method} payments={payments} />
        }}
      </WhenLoaded>
    </div>
  )
}

function Answers(props: {
  readonly id: string
  readonly method: PaymentMethod
  readonly payments: Payments
}) {
  const { id, method, payments } = props
  const { run, busy, failure } = useAction()
  const answerWith = (answer: Answer) => ({
    busy,
    onClick: () => void run(() => payments.answer(id, answer, method)),
  })
  return (
    <div class="phone-actions">
      <Failure of={failure} />
      <AnswerButton kind="main" hint={text.confirmHint} {...answerWith('confirm')}>
        {text.confirm}
      </AnswerButton>
      <div class="phone-pair">
        <AnswerButton
          hint={text.declineHint(failureCodeOf('decline', method))}
          {...answerWith('decline')}
        >
          {text.decline}
        </AnswerButton>
        <AnswerButton
          hint={text.noMoneyHint(failureCodeOf('no-money', method))}
          {...answerWith('no-money')}
        >
          {text.noMoney}
        </AnswerButton>
      </div>
      <AnswerButton busy={busy} hint={text.ignoreHint} onClick={() => payments.ignore(id)}>
        {text.ignore}
      </AnswerButton>
    </div>
  )
}

/** A large button that says below its name what comes of it. */
function AnswerButton(props: {
  readonly kind?: 'plain' | 'main'
  readonly busy: boolean
  readonly hint: string
  readonly onClick: () => void
  readonly children: string
}) {
  const { kind = 'plain', busy, hint, onClick, children } = props
  return (
    <Button kind={kind} busy={busy} onClick={onClick}>
      <span>{children}</span> <span class="phone-answer-hint">{hint}</span>
    </Button>
  )
}
