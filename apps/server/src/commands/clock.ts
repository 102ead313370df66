import type { Control, ControlWire } from '@omise-sandbox/api'
import { type Command, InvalidArgumentError } from 'commander'
import { clientCommand, withControl } from '../cli/client-command.ts'
import { show } from '../cli/output.ts'
import { table } from '../cli/table.ts'

export function addClock(program: Command): void {
  const clock = program.command('clock').description("See and move the account's time.")
  clientCommand(clock, 'now', 'Show what time it is.').action(shown(({ now }) => now()))
  clientCommand(clock, 'freeze [at]', 'Stop the clock, now or at 2026-01-01T00:00:00Z.').action(
    shown(({ freeze }, at?: string) => freeze(at)),
  )
  clientCommand(clock, 'set <at>', 'Set the clock; it goes on as it did.').action(
    shown(({ set }, at: string) => set(at)),
  )
  clientCommand(clock, 'advance <by>', 'Move on by 24h, doing all that falls due.').action(
    withControl(async ({ clock }, flags, by: string) => {
      await show(flags, await clock.advance(by), advanceWords)
    }),
  )
  clientCommand(clock, 'scale', 'Let it run so many times as fast as wall time.')
    .argument('<factor>', 'from 0.001 to 1000000', parseFactor)
    .action(shown(({ scale }, factor: number) => scale(factor)))
  clientCommand(clock, 'reset', 'Give it back the clock it had when new.').action(
    shown(({ reset }) => reset()),
  )
}

/** Moves the clock, or leaves it, and shows what it then says. */
function shown<Args extends unknown[]>(
  move: (clock: Control['clock'], ...args: Args) => Promise<ControlWire['Clock']>,
) {
  return withControl(async ({ clock }, flags, ...args: Args) => {
    await show(flags, await move(clock, ...args), clockWords)
  })
}

function parseFactor(text: string): number {
  const factor = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isFinite(factor)) return factor
  throw new InvalidArgumentError('Use a number: 60 lets an hour pass in a minute.')
}

function clockWords({ now, mode, scale }: ControlWire['Clock']): string {
  if (mode === 'frozen') return `${now}  frozen`
  return scale === 1 ? `${now}  running` : `${now}  running ${scale} times as fast as wall time`
}

function advanceWords({ now, mode, fired, fired_count }: ControlWire['ClockAdvanced']): string {
  const rows = table(fired, {
    at: ({ at }) => at,
    task: ({ task }) => task,
    charge: ({ charge = '' }) => charge,
    event: ({ event = '' }) => event,
  })
  const rest = fired_count - fired.length
  return [
    ...(fired.length > 0 ? [rows] : []),
    ...(rest > 0 ? [`… and ${rest} more.`] : []),
    ...(fired.length > 0 ? [''] : []),
    `${now}  ${mode}`,
  ].join('\n')
}
