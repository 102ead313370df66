import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Choice, optionsOf } from '../ui/field.tsx'
import { submitting } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'

const text = messages.webhooks.deliveries

const states = ['all', 'pending', 'delivered', 'failed', 'dropped'] as const
export type StateFilter = (typeof states)[number]

/** Which deliveries to show: the charge stands in the address, so that other pages can lead here. */
export function DeliveryFilter(props: {
  readonly charge: string | undefined
  readonly state: StateFilter
  readonly onState: (state: StateFilter) => void
}) {
  const { route } = useLocation()
  const [charge, setCharge] = useState(props.charge ?? '')
  useEffect(() => setCharge(props.charge ?? ''), [props.charge])
  return (
    <form
      class="fields"
      onSubmit={submitting(() => {
        const id = charge.trim()
        route(id === '' ? paths.webhooks : `${paths.webhooks}?charge=${encodeURIComponent(id)}`)
      })}
    >
      <Choice
        label={text.filter}
        hint={text.stateMeanings}
        value={props.state}
        options={optionsOf(states, text.states)}
        onChange={props.onState}
      />
      <div class="stack">
        <TextField label={text.charge} hint={text.chargeHint} value={charge} onChange={setCharge} />
        <div class="row">
          <Button type="submit">{text.applyCharge}</Button>
          {props.charge !== undefined && (
            <Button onClick={() => route(paths.webhooks)}>{text.allCharges}</Button>
          )}
        </div>
      </div>
    </form>
  )
}
