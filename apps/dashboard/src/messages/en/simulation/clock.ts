const units = { ms: 'millisecond', s: 'second', m: 'minute', h: 'hour', d: 'day' } as const

export const clock = {
  title: 'Clock',
  lead: 'Each account has a clock of its own, in UTC. Moving it moves only this account: charges expire, payers answer and webhooks are tried again as if that much time had passed, at once.',
  mode: {
    running: 'Running',
    frozen: 'Frozen',
    scaled: (factor: string) => `Running ${factor} times as fast`,
  },
  modeHint: {
    running: 'It goes on as fast as real time.',
    frozen: 'It stands still until you move it. What is due at this moment is still done.',
    scaled: 'It goes on from what it shows, faster or slower than real time.',
  },
  freeze: 'Freeze',
  run: 'Let it run',
  frozenNow: 'The clock stands still.',
  runs: 'The clock runs.',
  forward: 'Move it on',
  forwardHint: 'All that falls due on the way is done, in order, and listed below.',
  hour: '+1 hour',
  day: '+24 hours',
  by: 'Move on by',
  advance: 'Move on',
  advanced: (count: number) =>
    count === 0 ? 'Moved on. Nothing was due.' : `Moved on. Done on the way: ${count}.`,
  set: 'Set it',
  setTo: 'Date and time, UTC',
  setHint: 'It may go back, too: what exists keeps its times.',
  setButton: 'Set',
  setDone: 'The clock is set.',
  speed: 'Speed',
  speeds: {
    1: 'Real time',
    60: '60 times: an hour in a minute',
    3600: '3,600 times: an hour in a second',
  },
  speedHint: 'A clock that is frozen runs again.',
  speedDone: 'The speed is set.',
  reset: 'Back to now',
  resetHint:
    'Back to the clock the account had when it was new: real time, unless the sandbox was started with another.',
  resetDone: 'The clock is back to what it was at first.',
  fired: {
    title: (by: string) => `What moving on by ${by} did`,
    nothing: 'Nothing was due in that time.',
    count: (count: number) => (count === 1 ? 'One thing was done.' : `${count} things were done.`),
    cut: (shown: number) => `The first ${shown} are listed.`,
    at: 'Time, UTC',
    what: 'What happened',
    charge: 'Charge',
    event: 'Event',
    more: 'Show more',
    tasks: {
      'payer-answers': 'The payer answered.',
      'charge-expires': 'The charge expired.',
      'webhook-is-sent': 'A webhook was sent.',
    },
  },
  units: { ms: 'milliseconds', s: 'seconds', m: 'minutes', h: 'hours', d: 'days' },
  unit: (of: string) => `Unit of “${of}”`,
  /** `2 seconds`: a length of time in words. */
  length: (count: number, unit: keyof typeof units) =>
    `${count.toLocaleString('en')} ${units[unit]}${count === 1 ? '' : 's'}`,
  lengthMalformed: 'Use a whole number, such as 2.',
  timeMalformed: 'Choose a date and a time.',
}
