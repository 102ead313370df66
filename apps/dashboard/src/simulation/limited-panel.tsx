import type { ComponentChildren } from 'preact'
import type { Loaded } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { ConfirmButton } from '../ui/confirm.tsx'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { LimitedList } from './limited-list.tsx'

const { limits } = messages.simulation

/** The words in which rules and faults differ. */
interface LimitedMessages {
  readonly title: string
  readonly lead: string
  readonly list: string
  readonly none: string
  readonly removed: string
  readonly cleared: string
  readonly clear: { readonly title: string; readonly lead: string }
}

/** Rules or faults: what there is beside a form for a new one, with a way to take one away, or all. */
export function LimitedPanel(props: {
  readonly text: LimitedMessages
  readonly loaded: Loaded<Parameters<typeof LimitedList>[0]['of']>
  readonly hint?: ComponentChildren
  readonly onRemove: (id: string) => Promise<void>
  readonly onClear: () => Promise<void>
  readonly children: ComponentChildren
}) {
  const { text, onRemove, onClear } = props
  const { value, failure, reload } = props.loaded
  const removeAll = <RemoveAll text={text} work={() => onClear().then(reload)} />
  return (
    <Panel title={text.title} lead={text.lead} actions={value?.length ? removeAll : undefined}>
      {props.hint}
      <Failure of={failure} retry={reload} />
      <div class="columns">
        {value && (
          <LimitedList
            title={text.list}
            none={text.none}
            removed={text.removed}
            of={value}
            onRemove={(id) => onRemove(id).then(reload)}
          />
        )}
        {props.children}
      </div>
    </Panel>
  )
}

function RemoveAll(props: { readonly text: LimitedMessages; readonly work: () => Promise<void> }) {
  const { clear, cleared } = props.text
  return (
    <ConfirmButton
      label={limits.removeAll}
      title={clear.title}
      confirm={limits.removeAll}
      done={cleared}
      work={props.work}
    >
      <p>{clear.lead}</p>
    </ConfirmButton>
  )
}
