import type { ComponentChildren } from 'preact'

/** A slip that a printer would give: what it says first, then names with figures, and a sum below a line. */
export function Slip(props: {
  readonly head: ComponentChildren
  readonly lines: readonly (readonly [name: string, figure: string])[]
  readonly sum: readonly [name: string, figure: string]
}) {
  return (
    <div class="slip-shade">
      <div class="slip">
        <p class="slip-amount">{props.head}</p>
        <dl class="slip-lines">
          {props.lines.map(([name, figure]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{figure}</dd>
            </div>
          ))}
          <div class="slip-sum">
            <dt>{props.sum[0]}</dt>
            <dd>{props.sum[1]}</dd>
          </div>
        </dl>
      </div>
    </div>
  )
}
