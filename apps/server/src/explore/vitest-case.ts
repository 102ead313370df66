import { printUnknown } from '@omise-sandbox/core'
import type { Fault } from './engine/fault.ts'
import type { WrittenApp, WrittenSchedule } from './files/schedule-file.ts'

/** A test that plays a schedule, to be pasted. */
export function vitestCase(of: {
  readonly schedule: WrittenSchedule
  readonly fault: Fault
  readonly app: WrittenApp
}): string {
  const { schedule, fault, app } = of
  const {
    webhook = 'http://127.0.0.1:3000/webhooks',
    state = 'http://127.0.0.1:3000/orders/{charge}',
  } = app
  const doors = { webhook, state, ...(app.poll === undefined ? {} : { poll: app.poll }) }
  const { name, title, attempts } = schedule.scenario
  const notes = [
    ...(app.charge ? ['      // Add charge: a function that has your application charge.\n'] : []),
    ...(schedule.steps.includes('restart')
      ? ['      // Add restart: a function that ends your application and starts it again.\n']
      : []),
  ]
  return `import { replay } from 'omise-sandbox/explore'
import { expect, it } from 'vitest'

it(${literal(`is safe from this: ${fault.title}`)}, async () => {
  const failure = await replay({
    app: {
${notes.join('')}${Object.entries(doors)
  .map(([door, url]) => `      ${door}: ${literal(url)},\n`)
  .join('')}    },
    schedule: {
      scenario: {
        name: ${literal(name)},
        title: ${literal(title)},
        attempts: [
${attempts.map((attempt) => `          ${literal(attempt)},\n`).join('')}        ],
      },
      steps: [
${schedule.steps.map((step) => `        ${literal(step)},\n`).join('')}      ],
    },
  })

  expect(failure?.story).toBeUndefined()
})
`
}

/** A value as TypeScript writes it. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${literal(field)}`)
    return `{ ${fields.join(', ')} }`
  }
  return printUnknown(value)
}
