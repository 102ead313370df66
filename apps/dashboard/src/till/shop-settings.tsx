import { messages } from '../messages/messages.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { TextField } from '../ui/text-field.tsx'
import type { Shop } from './order.ts'

/** Whose till it is. */
export function ShopSettings(props: {
  readonly shop: Shop
  readonly onChange: (shop: Shop) => void
}) {
  const field = fieldsOf(props.shop, props.onChange)
  const text = messages.till.shop
  return (
    <details class="till-panel till-details">
      <summary>{text.heading}</summary>
      <div class="till-details-body">
        <p class="hint">{text.hint}</p>
        <TextField label={text.storeId} {...field('storeId')} />
        <TextField label={text.storeName} {...field('storeName')} />
        <TextField label={text.terminal} hint={text.terminalHint} {...field('terminal')} />
      </div>
    </details>
  )
}
