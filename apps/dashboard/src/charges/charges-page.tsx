import { useMemo } from 'preact/hooks'
import '../styles/charges.css'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { useClients } from '../session/use-clients.ts'
import { Failure, Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { filterRows } from './charge-filter.ts'
import type { ChargeList } from './charge-list.ts'
import { ChargeRows } from './charge-rows.tsx'
import { ChargeSearch } from './charge-search.tsx'
import { NoCharges } from './no-charges.tsx'
import { maxRows } from './shown-rows.ts'
import { useChargeList } from './use-charge-list.ts'

/** All that the tills of the account charged, as it happens. */
export function ChargesPage() {
  const list = useChargeList()
  return (
    <Page title={messages.charges.title}>
      <Failure of={list.failure.value} retry={list.reload} />
      {list.state.value === 'loading' ? (
        list.failure.value === undefined && <p>{messages.loading}</p>
      ) : list.rows.value.length === 0 ? (
        <NoCharges />
      ) : (
        <SearchedCharges list={list} />
      )}
    </Page>
  )
}

function SearchedCharges({ list }: { readonly list: ChargeList }) {
  const { place } = list
  const filter = list.filter.value
  const rows = list.rows.value
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter])
  // Said when something else is looked for, not with every charge that comes.
  const found = useMemo(() => messages.charges.found(shown.length), [filter])
  const total = list.total.value
  return (
    <div class="charges">
      <ChargeSearch
        filter={filter}
        onChange={(next) => {
          Object.assign(place, { top: 0, id: undefined })
          list.filter.value = next
        }}
      />
      <p class="soft">{messages.charges.count(shown.length, rows.length)}</p>
      <p class="unseen" role="status">
        {found}
      </p>
      {total > maxRows && <Notice>{messages.charges.newestOnly(maxRows, total)}</Notice>}
      <SetBack newest={rows[0]?.summary.created_at} />
      {shown.length === 0 ? (
        <NothingFound text={filter.text.trim()} />
      ) : (
        <ChargeRows key={JSON.stringify(filter)} rows={shown} place={place} />
      )}
    </div>
  )
}

/** Charges stand in the order of their time: after the clock was set back, new ones are not on top. */
function SetBack({ newest }: { readonly newest: string | undefined }) {
  const now = useClients().clock.now.value
  if (now === undefined || newest === undefined || Date.parse(newest) <= now + slack) return null
  return <Notice kind="warn">{messages.charges.setBack}</Notice>
}

/** What the clock of the page may be behind that of the sandbox. */
const slack = 2000

/** An id that is not in the list may still be the account's: the list holds only the newest. */
function NothingFound({ text }: { readonly text: string }) {
  return (
    <div class="empty">
      <p>{messages.charges.noMatch}</p>
      {/^chrg_test_[0-9a-z]+$/.test(text) && (
        <a href={paths.charge(text)}>{messages.charges.openById(text)}</a>
      )}
    </div>
  )
}
