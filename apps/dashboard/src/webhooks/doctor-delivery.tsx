import { useId } from 'preact/hooks'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { TextField } from '../ui/text-field.tsx'

const text = messages.webhooks.doctor

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
