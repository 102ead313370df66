import type { ControlWire } from '@omise-sandbox/api'
import { useEffect, useState } from 'preact/hooks'
import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { announce } from '../ui/announcement.ts'
import { Button } from '../ui/button.tsx'
import { inWords } from './length.ts'

const { fired: text, advanced: said } = messages.simulation.clock
const pageSize = 10

/** An advance that was asked for, and its answer. */
export interface Advanced {
  readonly by: string
  readonly answer: ControlWire['ClockAdvanced']
}

/** What fell due while the clock was moved on. */
export function FiredPanel({ advanced }: { readonly advanced: Advanced }) {
  const { by, answer } = advanced
  const { fired, fired_count: count } = answer
  const [shown, setShown] = useState(pageSize)
  useEffect(() => announce(said(count)), [count])
  return (
    <section class="stack sim-fired" aria-labelledby="sim-fired">
      <h3 id="sim-fired">{text.title(inWords(by))}</h3>
      {count === 0 ? (
        <p>{text.nothing}</p>
      ) : (
        <>
          <p>
            {text.count(count)} {count > fired.length && text.cut(fired.length)}
          </p>
          <FiredTable fired={fired.slice(0, shown)} />
          {shown < fired.length && (
            <div class="row">
              <Button onClick={() => setShown(shown + 10 * pageSize)}>{text.more}</Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

function FiredTable({ fired }: { readonly fired: readonly ControlWire['DueWork'][] }) {
  return (
    <table aria-labelledby="sim-fired">
      <thead>
        <tr>
          <th scope="col">{text.at}</th>
          <th scope="col">{text.what}</th>
        </tr>
      </thead>
      <tbody>
        {fired.map((work, index) => (
          <tr key={index}>
            <td>{formatTime(work.at)}</td>
            <td>
              <FiredWork {...work} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function FiredWork({ task, charge, event }: ControlWire['DueWork']) {
  return (
    <div class="sim-what">
      <span>{text.tasks[task]}</span>
      {charge !== undefined && (
        <span class="hint">
          {text.charge}{' '}
          <a class="mono" href={paths.charge(charge)}>
            {charge}
          </a>
        </span>
      )}
      {event !== undefined && (
        <span class="hint">
          {text.event} <span class="mono">{event}</span>
        </span>
      )}
    </div>
  )
}
