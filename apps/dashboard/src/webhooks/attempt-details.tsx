import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { Facts } from '../ui/facts.tsx'
import { answerOf } from './answer-of.ts'
import { headerText } from './header-text.ts'
import { TitledCode } from './titled-code.tsx'
import type { Attempt } from './use-deliveries.ts'

const text = messages.webhooks.attempt

/** What the sandbox keeps of an answer, in bytes; as text it may be fewer characters, never more. */
const keptBytes = 16 * 1024

/** One attempt: the request byte for byte, and the answer as text. */
export function AttemptDetails(props: {
  readonly attempt: Attempt
  readonly number: number
  readonly delivery: string
  readonly isLast: boolean
}) {
  const { attempt, number, delivery, isLast } = props
  const { request, response } = attempt
  return (
    <details class="webhooks-more" open={isLast}>
      <summary>
        <h3>
          {text.title(number)}: <bdi>{answerOf(attempt)}</bdi>
          <span class="unseen"> {messages.webhooks.deliveries.ofDelivery(delivery)}</span>
        </h3>
      </summary>
      <div class="stack">
        <Facts
          of={[
            [text.when, formatTime(attempt.at)],
            [text.why, text.causes[attempt.cause]],
            [text.took, text.milliseconds(attempt.duration_ms)],
            [text.answer, answerOf(attempt)],
          ]}
        />
        <TitledCode
          title={text.headers}
          label={text.labels.headers(number, delivery)}
          text={headerText(request.headers)}
        />
        <TitledCode
          title={text.body}
          label={text.labels.body(number, delivery)}
          text={request.body}
        />
        {response && <Answer body={response.body} label={text.labels.answer(number, delivery)} />}
      </div>
    </details>
  )
}

function Answer({ body, label }: { readonly body: string; readonly label: string }) {
  if (body === '') return <p class="soft">{text.answerEmpty}</p>
  const isCut = new TextEncoder().encode(body).length >= keptBytes
  return (
    <>
      <TitledCode title={text.answerBody} label={label} text={body} />
      {isCut && <p class="hint">{text.answerCut}</p>}
    </>
  )
}
