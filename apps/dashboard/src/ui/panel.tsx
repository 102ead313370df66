import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** A part of a page under a heading, with what can be done to it beside that. */
export function Panel(props: {
  readonly title: string
  /** What a link on the page leads to it by. */
  readonly anchor?: string
  readonly lead?: ComponentChildren
  readonly actions?: ComponentChildren
  readonly children?: ComponentChildren
}) {
  const id = useId()
  return (
    <section class="panel" id={props.anchor} aria-labelledby={id}>
      <header class="panel-head">
        <h2 id={id}>{props.title}</h2>
        {props.actions && <div class="row">{props.actions}</div>}
      </header>
      {props.lead && <p class="lead">{props.lead}</p>}
      {props.children}
    </section>
  )
}
