import { useId } from 'preact/hooks'
import { formatBaht } from '../format/money.ts'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { FocusedHeading } from '../ui/focused-heading.tsx'
import { Failure } from '../ui/notice.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { useTitle } from '../ui/use-title.ts'
import type { Answer, Payment } from './payment.ts'
import type { Payments } from './payments.ts'
import { StoreName } from './store-name.tsx'

const text = messages.phone.ask

/** Asks the person who holds the phone, and tells the sandbox what they say. */
export function AskScreen(props: { readonly payment: Payment; readonly payments: Payments }) {
  const { payment, payments } = props
  const { id, amount, store_name, store_id, terminal_id, description, decided_by } = payment.summary
  const heading = useId()
  const shown = formatBaht(amount)
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
      <Answers id={id} payments={payments} />
    </div>
  )
}

function Answers({ id, payments }: { readonly id: string; readonly payments: Payments }) {
  const { run, busy, failure } = useAction()
  const answerWith = (answer: Answer) => ({
    busy,
    onClick: () => void run(() => payments.answer(id, answer)),
  })
  return (
    <div class="phone-actions">
      <Failure of={failure} />
      <AnswerButton kind="main" hint={text.confirmHint} {...answerWith('confirm')}>
        {text.confirm}
      </AnswerButton>
      <div class="phone-pair">
        <AnswerButton hint={text.declineHint} {...answerWith('decline')}>
          {text.decline}
        </AnswerButton>
        <AnswerButton hint={text.noMoneyHint} {...answerWith('no-money')}>
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
