import { messages } from '../messages/messages.ts'
import { Choice } from '../ui/field.tsx'
import { enabledIn, type Methods, methodName, type SourceType } from './payment-method.ts'

/** Which of the enabled payment methods; nothing to choose where there is one. */
export function MethodChoice(props: {
  readonly label?: string
  readonly methods: Methods
  readonly value: SourceType
  readonly onChange: (type: SourceType) => void
}) {
  const { label = messages.method, value, onChange } = props
  const options = enabledIn(props.methods).map(
    (each) => [each.source_type, methodName(each)] as const,
  )
  if (options.length < 2) return null
  return <Choice label={label} options={options} value={value} onChange={onChange} />
}

/** Which of them a condition names, or any. */
export function MethodCondition(props: {
  readonly methods: Methods
  readonly value: SourceType | 'any'
  readonly onChange: (type: SourceType | 'any') => void
}) {
  const { methods, value, onChange } = props
  if (methods.length < 2) return null
  const named = methods.map((each) => [each.source_type, methodName(each)] as const)
  const options = [['any', messages.anyMethod] as const, ...named]
  return <Choice label={messages.method} options={options} value={value} onChange={onChange} />
}
