import { messages } from '../messages/messages.ts'

const { limits } = messages.simulation

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
