import { words } from '../words/words.ts'

const { limits } = words.simulation

/** What a form would make, in plain words; undefined while it is not complete. */
export function Preview({ text }: { readonly text: string | undefined }) {
  return (
    <div class="notice plain">
      <strong>{limits.preview}</strong>
      <p>
        <bdi>{text ?? limits.incomplete}</bdi>
      </p>
    </div>
  )
}
