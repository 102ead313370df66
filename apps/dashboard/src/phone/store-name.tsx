import { words } from '../words/words.ts'
import { storeText } from './store-text.ts'

/** A store's name within a sentence. */
export function StoreName(props: { readonly of: string | null }) {
  return <bdi>{storeText(props.of) || words.phone.namelessStore}</bdi>
}
