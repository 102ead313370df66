import type { ControlWire } from '@omise-sandbox/api'
import { useEffect, useRef } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { type ChargeFilter, everyCharge } from './charge-filter.ts'

type Status = ControlWire['ChargeStatus']
type Decider = ControlWire['OutcomeDecider']

const statuses: readonly Status[] = ['pending', 'successful', 'failed', 'expired']
const deciders: readonly Decider[] = [
  'control',
  'api',
  'prefer',
  'rule',
  'phone',
  'barcode',
  'account',
  'server',
]

/** What to look for among the charges. The slash key leads to it. */
export function ChargeSearch(props: {
  readonly filter: ChargeFilter
  readonly onChange: (filter: ChargeFilter) => void
}) {
  const { filter, onChange } = props
  const search = useRef<HTMLInputElement>(null)
  useSlash(() => search.current?.focus())
  const isFiltered = filter.text !== '' || filter.status !== 'any' || filter.decidedBy !== 'any'
  return (
    <search class="charges-search">
      <Field label={messages.charges.search}>
        {(input) => (
          <input
            {...input}
            ref={search}
            type="search"
            value={filter.text}
            placeholder={messages.charges.searchHint}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => onChange({ ...filter, text: event.currentTarget.value })}
          />
        )}
      </Field>
      <Choice
        label={messages.charges.status}
        value={filter.status}
        options={[
          ['any', messages.charges.anyStatus],
          ...statuses.map((each) => [each, messages.status[each]] as const),
        ]}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <Choice
        label={messages.charges.decidedBy}
        value={filter.decidedBy}
        options={[
          ['any', messages.charges.anyDecider],
          ...deciders.map((each) => [each, messages.charges.deciders[each]] as const),
        ]}
        onChange={(decidedBy) => onChange({ ...filter, decidedBy })}
      />
      {isFiltered && (
        <Button onClick={() => onChange(everyCharge)}>{messages.charges.clearFilters}</Button>
      )}
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
