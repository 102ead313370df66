import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { explainFailure } from '../ui/failure-text.ts'
import type { Lost } from './charge-once.ts'

/** The answer to a charge was lost, and no charge was found: what to do now. */
export function LostAnswer(props: {
  readonly lost: Lost
  readonly onCheck: () => void
  readonly onCharge: () => void
}) {
  const { lost, onCheck, onCharge } = props
  const text = messages.till.lost
  const isNone = lost.is === 'none'
  return (
    <div class="notice warn" role="alert">
      <strong>{isNone ? text.none : text.unknown}</strong>
      <p>{isNone ? text.noneText(lost.order.sale) : text.unknownText}</p>
      <details>
        <summary>{text.was}</summary>
        <p class="mono">
          <bdi>{explainFailure(lost.failure).what}</bdi>
        </p>
      </details>
      {isNone ? (
        <Button onClick={onCharge}>{text.chargeAgain}</Button>
      ) : (
        <Button onClick={onCheck}>{text.checkAgain}</Button>
      )}
    </div>
  )
}
