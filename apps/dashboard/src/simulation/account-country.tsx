import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/field.tsx'
import { useForm } from '../ui/form.tsx'
import { Failure } from '../ui/notice.tsx'
import { useDraft } from './use-draft.ts'

type Country = ControlWire['Country']

const { country: text } = messages.simulation.account
const countries = Object.entries(messages.countries) as [Country, string][]

/** The country of the account: its currency and its payment methods are those of that. */
export function AccountCountry(props: { readonly settings: ControlWire['AccountSettings'] }) {
  const { country: now, currency } = props.settings
  const { control } = useClients()
  const [country, setCountry] = useDraft<Country>(now, () => now)
  // Payment methods that were chosen may not be offered in the other country.
  const change = country === now ? { country } : { country, methods: null }
  const form = useForm({
    send: ({ run }) => run(() => control.account.updateSettings(change), text.saved),
  })

  return (
    <form class="stack" aria-labelledby="sim-country" {...form.props}>
      <h3 id="sim-country">{text.title}</h3>
      <p class="soft">{text.lead}</p>
      <p>
        <strong>{text.currency}</strong> {currency}
      </p>
      <div class="sim-line">
        <Choice label={text.label} options={countries} value={country} onChange={setCountry} />
        <Button type="submit" busy={form.action.busy}>
          {text.save}
        </Button>
      </div>
      <Failure of={form.action.failure} />
    </form>
  )
}
