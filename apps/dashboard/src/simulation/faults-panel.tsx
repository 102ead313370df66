import { useState } from 'preact/hooks'
import type { News } from '../live/live.ts'
import { touches, useLive } from '../live/use-live.ts'
import { paths } from '../paths.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { words } from '../words/words.ts'
import { Confirm } from './confirm.tsx'
import { FaultForm } from './fault-form.tsx'
import { faultSentence } from './fault-sentence.ts'
import { LimitedList } from './limited-list.tsx'

const { faults: text, limits } = words.simulation

/** What goes wrong on purpose: made here for calls, listed for webhooks too. */
export function FaultsPanel() {
  const { control } = useClients()
  const { value, failure, reload } = useLive('faults', control.faults.list, mayStrike)
  const [asks, setAsks] = useState(false)
  const faults = value?.data ?? []
  return (
    <Panel
      title={text.title}
      lead={text.lead}
      actions={
        faults.length > 0 && <Button onClick={() => setAsks(true)}>{limits.removeAll}</Button>
      }
    >
      <p class="hint">
        {text.webhooks} <a href={paths.webhooks}>{text.webhooksLink}</a>
      </p>
      <Failure of={failure} retry={reload} />
      <div class="columns">
        {value && (
          <LimitedList
            title={text.list}
            none={text.none}
            removed={text.removed}
            of={faults.map((fault) => ({
              ...fault,
              sentence: faultSentence(fault),
              note: text.types[fault.type],
            }))}
            onRemove={async (id) => {
              await control.faults.remove(id)
              reload()
            }}
          />
        )}
        <FaultForm onAdded={reload} />
      </div>
      {asks && (
        <Confirm
          title={text.clear.title}
          confirm={limits.removeAll}
          done={text.cleared}
          work={async () => {
            await control.faults.clear()
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

/** Faults of calls strike when one is made, those of webhooks when one is made or sent. */
function mayStrike(news: News): boolean {
  if (news.type === 'event' || news.type === 'delivery') return true
  return touches(news, 'faults') || (news.type === 'request' && news.request.fault !== null)
}
