import type { ControlWire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { type ClientFlags, clientCommand, connect } from '../cli/client-command.ts'
import { money } from '../cli/money.ts'
import { print, show } from '../cli/output.ts'
import { table } from '../cli/table.ts'

type Timeline = ControlWire['Timeline']

interface TimelineFlags extends ClientFlags {
  readonly markdown?: boolean
}

export function addTimeline(program: Command): void {
  clientCommand(program, 'timeline <charge>', 'Tell the story of one charge.')
    .option('--markdown', 'print Markdown, to paste in a ticket')
    .action(async (charge: string, flags: TimelineFlags) => {
      const { timeline } = await connect(flags)
      if (flags.markdown) await print(endLine(await timeline.markdown(charge)))
      else await show(flags, await timeline.get(charge), timelineWords)
    })
}

function endLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}

function timelineWords(timeline: Timeline): string {
  const { charge, status, amount, currency, now } = timeline
  const head = `${charge} of ${money(amount, currency)} is ${status}, seen at ${now}.`
  return `${head}\n\n${timelineTable(timeline)}`
}

/** What happened, in order, and what is still due. */
export function timelineTable({ entries, truncated }: Timeline): string {
  const rows = table(entries, {
    at: ({ at }) => at,
    kind: ({ kind }) => kind,
    what: ({ text }) => text,
  })
  return truncated ? `${rows}\n(There was more than is kept.)` : rows
}
