import { useEffect, useRef } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Choice, optionsOf } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type ChargeFilter, everyCharge } from './charge-filter.ts'

const { charges: text, status: statusNames } = messages

const statuses = optionsOf(['any', 'pending', 'successful', 'failed', 'expired'], {
  any: text.anyStatus,
  ...statusNames,
})
const deciders = optionsOf(
  ['any', 'control', 'api', 'prefer', 'rule', 'phone', 'barcode', 'account', 'server'],
  { any: text.anyDecider, ...text.deciders },
)

/** What to look for among the charges. The slash key leads to it. */
export function ChargeSearch(props: {
  readonly filter: ChargeFilter
  readonly onChange: (filter: ChargeFilter) => void
}) {
  const { filter, onChange } = props
  const search = useRef<HTMLInputElement>(null)
  useSlash(() => search.current?.focus())
  const isFiltered = filter.text !== '' || filter.status !== 'any' || filter.decidedBy !== 'any'
  const field = fieldsOf(filter, onChange)
  return (
    <search class="charges-search">
      <TextField
        label={text.search}
        type="search"
        placeholder={text.searchHint}
        input={search}
        {...field('text')}
      />
      <Choice label={text.status} options={statuses} {...field('status')} />
      <Choice label={text.decidedBy} options={deciders} {...field('decidedBy')} />
      {isFiltered && <Button onClick={() => onChange(everyCharge)}>{text.clearFilters}</Button>}
    </search>
  )
}

function useSlash(act: () => void): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea')
      if (event.key !== '/' || isTyping) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
