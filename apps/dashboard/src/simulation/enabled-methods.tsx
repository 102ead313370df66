import { formatMoney } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import { enabledIn, type Methods, methodName, type SourceType } from '../methods/payment-method.ts'
import { useClients } from '../session/use-clients.ts'
import { Tick } from '../ui/field.tsx'
import { Form, useForm } from '../ui/form.tsx'
import { inWords } from './length.ts'
import { useDraft } from './use-draft.ts'

const { methods: text } = messages.simulation.account

/** Which payment methods of its country the account can be paid by. */
export function EnabledMethods({ methods }: { readonly methods: Methods }) {
  const { control } = useClients()
  const now = enabledIn(methods).map(({ source_type }) => source_type)
  const [chosen, choose] = useDraft<readonly SourceType[]>(now.join(), () => now)
  const isMissing = chosen.length === 0
  const form = useForm({
    isValid: !isMissing,
    send: ({ run }) =>
      run(() => control.account.updateSettings({ methods: [...chosen] }), text.saved),
  })
  const turn = (type: SourceType, isOn: boolean) =>
    choose(isOn ? [...chosen, type] : chosen.filter((one) => one !== type))

  return (
    <Form of={form} title={text.title} submit={text.save} kind="plain">
      <p class="soft">{text.lead}</p>
      {methods.map((method) => {
        const { source_type: type, min, max, currency, time_to_pay } = method
        return (
          <div key={type}>
            <Tick
              label={methodName(method)}
              checked={chosen.includes(type)}
              onChange={(isOn) => turn(type, isOn)}
            />
            <p class="hint">
              {text.takes(
                formatMoney(min, currency),
                formatMoney(max, currency),
                inWords(time_to_pay),
              )}
            </p>
          </div>
        )
      })}
      {form.tried && isMissing && (
        <p class="problem" role="alert">
          {text.missing}
        </p>
      )}
    </Form>
  )
}
