import { Button } from '../ui/button.tsx'

/** How much of a list is shown, and what shows more of it. */
export function MoreButton(props: {
  readonly standing: string
  readonly label: string
  readonly hasMore: boolean
  readonly onMore: () => void
}) {
  return (
    <div class="row">
      {props.hasMore && <Button onClick={props.onMore}>{props.label}</Button>}
      {/* Takes the focus when the button goes away with the last page. */}
      <span class="soft" tabIndex={-1}>
        {props.standing}
      </span>
    </div>
  )
}
