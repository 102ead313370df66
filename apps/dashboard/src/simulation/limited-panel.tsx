import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Loaded } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Confirm } from './confirm.tsx'
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
  const [asks, setAsks] = useState(false)
  const isSome = value !== undefined && value.length > 0
  return (
    <Panel
      title={text.title}
      lead={text.lead}
      actions={isSome && <Button onClick={() => setAsks(true)}>{limits.removeAll}</Button>}
    >
      {props.hint}
      <Failure of={failure} retry={reload} />
      <div class="columns">
        {value && (
          <LimitedList
            title={text.list}
            none={text.none}
            removed={text.removed}
            of={value}
            onRemove={async (id) => {
              await onRemove(id)
              reload()
            }}
          />
        )}
        {props.children}
      </div>
      {asks && (
        <Confirm
          title={text.clear.title}
          confirm={limits.removeAll}
          done={text.cleared}
          work={async () => {
            await onClear()
            reload()
          }}
          onClose={() => setAsks(false)}
        >
          <p>{text.clear.lead}</p>
        </Confirm>
      )}
    </Panel>
  )
}
