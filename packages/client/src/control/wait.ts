import { ControlRefusal, type ControlWire, type WaitCondition } from '@omise-sandbox/api'

/** Fetch gives up on an answer that has not begun after five minutes in Node, so longer waits are asked in rounds. */
const maxRoundMilliseconds = 240_000

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 }

/** Waits as the condition says, by asking once or, for a long timeout, several times. */
export async function waitInRounds(
  ask: (condition: WaitCondition) => Promise<ControlWire['Waited']>,
  condition: WaitCondition,
): Promise<ControlWire['Waited']> {
  let left = milliseconds(condition.timeout)
  if (left === undefined || left <= maxRoundMilliseconds) return ask(condition)
  for (;;) {
    const round = `${Math.min(left, maxRoundMilliseconds)}ms`
    left -= maxRoundMilliseconds
    try {
      return await ask({ ...condition, timeout: round })
    } catch (error) {
      if (!(error instanceof ControlRefusal) || error.status !== 408) throw error
      if (left <= 0) throw afterAll(error, condition.timeout)
    }
  }
}

/** Undefined for what is left to the sandbox to refuse, longer timeouts than it allows among them. */
function milliseconds(timeout = ''): number | undefined {
  const [, count, unit = ''] = /^(\d{1,6})(ms|s|m)$/.exec(timeout) ?? []
  const length = Number(count) * (units[unit] ?? Number.NaN)
  return length <= 600_000 ? length : undefined
}

/** The last round's refusal, which ends in its own length, with that of the whole wait. */
function afterAll({ status, title, detail, remedy, extra }: ControlRefusal, timeout = '') {
  const whole = detail.replace(/ after \w+\.$/, ` after ${timeout}.`)
  return new ControlRefusal({ status, title, detail: whole, remedy, extra })
}
