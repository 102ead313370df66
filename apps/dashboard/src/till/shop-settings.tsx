import { messages } from '../messages/messages.ts'
import { TextField } from '../ui/text-field.tsx'
import type { Shop } from './order.ts'

/** Whose till it is. */
export function ShopSettings(props: {
  readonly shop: Shop
  readonly onChange: (shop: Shop) => void
}) {
  const { shop, onChange } = props
  const { storeId, storeName, terminal } = shop
  const text = messages.till.shop
  return (
    <details class="till-panel till-details">
      <summary>{text.heading}</summary>
      <div class="till-details-body">
        <p class="hint">{text.hint}</p>
        <TextField
          label={text.storeId}
          value={storeId}
          onChange={(value) => onChange({ storeId: value, storeName, terminal })}
        />
        <TextField
          label={text.storeName}
          value={storeName}
          onChange={(value) => onChange({ storeId, storeName: value, terminal })}
        />
        <TextField
          label={text.terminal}
          hint={text.terminalHint}
          value={terminal}
          onChange={(value) => onChange({ storeId, storeName, terminal: value })}
        />
      </div>
    </details>
  )
}
