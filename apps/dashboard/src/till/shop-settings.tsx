import { Field } from '../ui/field.tsx'
import { words } from '../words/words.ts'
import type { Shop } from './order.ts'

/** Whose till it is. */
export function ShopSettings(props: {
  readonly shop: Shop
  readonly onChange: (shop: Shop) => void
}) {
  const { shop, onChange } = props
  const { storeId, storeName, terminal } = shop
  const text = words.till.shop
  return (
    <details class="till-panel till-details">
      <summary>{text.heading}</summary>
      <div class="till-details-body">
        <p class="hint">{text.hint}</p>
        <TextField
          label={text.storeId}
          value={storeId}
          onInput={(value) => onChange({ storeId: value, storeName, terminal })}
        />
        <TextField
          label={text.storeName}
          value={storeName}
          onInput={(value) => onChange({ storeId, storeName: value, terminal })}
        />
        <TextField
          label={text.terminal}
          hint={text.terminalHint}
          value={terminal}
          onInput={(value) => onChange({ storeId, storeName, terminal: value })}
        />
      </div>
    </details>
  )
}

function TextField(props: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onInput: (value: string) => void
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(input) => (
        <input
          {...input}
          value={props.value}
          autocomplete="off"
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
