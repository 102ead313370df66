import { useState } from 'preact/hooks'
import type { News } from '../live/live.ts'
import { touches, useLive } from '../live/use-live.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { words } from '../words/words.ts'
import { Confirm } from './confirm.tsx'
import { LimitedList } from './limited-list.tsx'
import { RuleForm } from './rule-form.tsx'
import { ruleSentence } from './rule-sentence.ts'

const { rules: text, limits } = words.simulation
const usualOrder = 100

/** What payers of certain charges do. */
export function RulesPanel() {
  const { control } = useClients()
  const { value, failure, reload } = useLive('rules', control.rules.list, mayStrike)
  const [asks, setAsks] = useState(false)
  const rules = value?.data ?? []
  return (
    <Panel
      title={text.title}
      lead={text.lead}
      actions={
        rules.length > 0 && <Button onClick={() => setAsks(true)}>{limits.removeAll}</Button>
      }
    >
      <Failure of={failure} retry={reload} />
      <div class="columns">
        {value && (
          <LimitedList
            title={text.list}
            none={text.none}
            removed={text.removed}
            of={rules.map((rule) => ({
              ...rule,
              sentence: ruleSentence(rule),
              note: rule.order === usualOrder ? undefined : text.ordered(rule.order),
            }))}
            onRemove={async (id) => {
              await control.rules.remove(id)
              reload()
            }}
          />
        )}
        <RuleForm onAdded={reload} />
      </div>
      {asks && (
        <Confirm
          title={text.clear.title}
          confirm={limits.removeAll}
          done={text.cleared}
          work={async () => {
            await control.rules.clear()
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

/** Rules strike when a charge is made. */
function mayStrike(news: News): boolean {
  return touches(news, 'rules') || (news.type === 'event' && news.key === 'charge.create')
}
