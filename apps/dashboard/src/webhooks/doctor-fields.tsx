import { useId } from 'preact/hooks'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { TextArea, TextField } from '../ui/text-field.tsx'
import type { DoctorDraft, DoctorProblems } from './doctor-draft.ts'

const text = messages.webhooks.doctor

/** What the receiver had: with a delivery, all of it may be left out. */
export function DoctorEvidence(props: {
  readonly draft: DoctorDraft
  readonly problems: DoctorProblems
  readonly onChange: (draft: DoctorDraft) => void
}) {
  const field = fieldsOf(props.draft, props.onChange, props.problems)
  return (
    <>
      <TextArea label={text.body} hint={text.bodyHint} {...field('body')} />
      <TextArea label={text.headers} hint={text.headersHint} {...field('headers')} />
      <div class="fields">
        <TextField label={text.receivedAt} hint={text.receivedAtHint} {...field('receivedAt')} />
        <TextField
          label={text.tolerance}
          hint={text.toleranceHint}
          inputMode="numeric"
          {...field('tolerance')}
        />
      </div>
    </>
  )
}

/** A delivery's id, with the newest to choose from. */
export function DoctorDelivery(props: {
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (delivery: string) => void
}) {
  const { control } = useClients()
  const id = useId()
  const { value } = useLive(
    'newest deliveries',
    () => control.deliveries.list(),
    (update) => update.type === 'delivery',
  )
  return (
    <>
      <TextField label={text.delivery} hint={text.deliveryHint} list={id} {...props} />
      <datalist id={id}>
        {value?.data
          .filter(({ attempts }) => attempts.length > 0)
          .map((delivery) => (
            <option key={delivery.id} value={delivery.id}>
              {delivery.key}
            </option>
          ))}
      </datalist>
    </>
  )
}
