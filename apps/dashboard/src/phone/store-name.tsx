import { messages } from '../messages/messages.ts'
import { storeText } from './store-text.ts'

/** A store's name within a sentence. */
export function StoreName(props: { readonly of: string | null }) {
  if (props.of === null) return <>{messages.phone.noStore}</>
  return <bdi>{storeText(props.of) || messages.phone.namelessStore}</bdi>
}
