import type { ComponentChildren } from 'preact'
import { messages } from '../messages/messages.ts'
import { Button } from './button.tsx'
import { explainFailure } from './failure-text.ts'

/** Why something did not work, and what to do. Nothing where nothing failed. */
export function Failure(props: { readonly of: unknown; readonly retry?: () => void }) {
  if (props.of === undefined) return null
  const { what, remedy } = explainFailure(props.of)
  return (
    <div class="notice bad" role="alert">
      <strong>{messages.failure.title}</strong>
      <p>{what}</p>
      {remedy && <p>{remedy}</p>}
      {props.retry && <Button onClick={props.retry}>{messages.failure.tryAgain}</Button>}
    </div>
  )
}

/** Something worth knowing beside what is shown. */
export function Notice(props: {
  readonly kind?: 'plain' | 'good' | 'warn'
  readonly children: ComponentChildren
}) {
  return <div class={`notice ${props.kind ?? 'plain'}`}>{props.children}</div>
}
