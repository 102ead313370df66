import type { ComponentChildren } from 'preact'
import type { Loaded } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { Failure } from './notice.tsx'

/** Shows what was asked of the sandbox, that it is still to come, or why it did not. */
export function WhenLoaded<T>(props: {
  readonly of: Loaded<T>
  readonly children: (value: T) => ComponentChildren
}) {
  const { value, failure, reload } = props.of
  return (
    <>
      <Failure of={failure} retry={reload} />
      {value !== undefined
        ? props.children(value)
        : failure === undefined && <p>{messages.loading}</p>}
    </>
  )
}
