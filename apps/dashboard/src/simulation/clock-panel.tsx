import type { ControlWire } from '@omise-sandbox/api'
import { useState } from 'preact/hooks'
import { formatTime } from '../format/time.ts'
import { touches } from '../live/live-update.ts'
import { useAction } from '../live/use-action.ts'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { type Advanced, FiredPanel } from './fired.tsx'
import { MoveOn } from './move-on.tsx'
import { SetClock } from './set-clock.tsx'

const { clock: text } = messages.simulation

const speeds = [1, 60, 3600] as const

type ClockAnswer = Pick<ControlWire['Clock'], 'now' | 'mode'> & Partial<ControlWire['Clock']>

/** Asks for another time or pace, and says so once it is done. */
type Change = (ask: () => Promise<ClockAnswer>, done: string) => void

/** The account's time, all that moves it, and what moving it did. */
export function ClockPanel() {
  const { control, clock } = useClients()
  const known = useLive('clock', control.clock.now, (update) => touches(update, 'clock'))
  const action = useAction()
  const { busy } = action
  const [advanced, setAdvanced] = useState<Advanced | undefined>(undefined)

  const change: Change = (ask, done) => {
    setAdvanced(undefined)
    void action.run(async () => clock.take(await ask()), done)
  }

  async function moveOn(by: string): Promise<void> {
    await action.run(async () => {
      const answer = await control.clock.advance(by)
      clock.take(answer)
      setAdvanced({ by, answer })
    })
  }

  return (
    <Panel title={text.title} lead={text.lead}>
      <Face scale={known.value?.scale} />
      <Failure of={known.failure} retry={known.reload} />
      <RunOrFreeze busy={busy} onChange={change} />
      <Failure of={action.failure} />
      <div class="sim-clock-parts">
        <MoveOn busy={busy} onMove={(by) => void moveOn(by)} />
        {advanced && <FiredPanel key={advanced.answer.now} advanced={advanced} />}
        <SetClock busy={busy} onSet={(at) => change(() => control.clock.set(at), text.setDone)} />
        <Speed
          scale={known.value?.scale}
          busy={busy}
          onScale={(factor) => change(() => control.clock.scale(factor), text.speedDone)}
        />
      </div>
    </Panel>
  )
}

function RunOrFreeze({ busy, onChange }: { readonly busy: boolean; readonly onChange: Change }) {
  const { control, clock } = useClients()
  const isFrozen = clock.mode.value === 'frozen'
  const runOrFreeze = () =>
    isFrozen
      ? onChange(() => control.clock.scale(1), text.runs)
      : onChange(control.clock.freeze, text.frozenNow)
  return (
    <div class="row">
      <Button busy={busy} onClick={runOrFreeze}>
        {isFrozen ? text.run : text.freeze}
      </Button>
      <Button busy={busy} onClick={() => onChange(control.clock.reset, text.resetDone)}>
        {text.reset}
      </Button>
      <p class="hint sim-beside">{text.resetHint}</p>
    </div>
  )
}

function Face({ scale = 1 }: { readonly scale: number | undefined }) {
  const { clock } = useClients()
  const now = clock.now.value
  if (now === undefined) return <p class="sim-time">{messages.loading}</p>
  const mode = clock.mode.value === 'frozen' ? 'frozen' : scale === 1 ? 'running' : 'scaled'
  return (
    <div class="sim-face">
      <time class="sim-time" dateTime={new Date(now).toISOString()}>
        {formatTime(now)} <span class="sim-zone">UTC</span>
      </time>
      <p>
        <span class={`badge ${mode === 'running' ? 'good' : 'warn'}`}>
          {mode === 'scaled' ? text.mode.scaled(scale.toLocaleString('en')) : text.mode[mode]}
        </span>{' '}
        <span class="hint">{text.modeHint[mode]}</span>
      </p>
    </div>
  )
}

function Speed(props: {
  readonly scale: number | undefined
  readonly busy: boolean
  readonly onScale: (factor: number) => void
}) {
  return (
    <section class="stack" aria-labelledby="sim-speed">
      <h3 id="sim-speed">{text.speed}</h3>
      <div class="sim-speeds">
        {speeds.map((speed) => (
          <Button
            key={speed}
            busy={props.busy}
            aria-pressed={props.scale === speed}
            onClick={() => props.onScale(speed)}
          >
            {text.speeds[speed]}
          </Button>
        ))}
      </div>
      <p class="hint">{text.speedHint}</p>
    </section>
  )
}
