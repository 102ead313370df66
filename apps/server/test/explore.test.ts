import { describe, expect, it, vi } from 'vitest'
import { builtInScenarios } from '../src/explore/engine/built-in.ts'
import { type ExploreOptions, exploreApp } from '../src/explore/explore.ts'
import { writeSchedule } from '../src/explore/files/schedule-file.ts'
import { replaySchedule } from '../src/explore/replay.ts'
import { allPlanted, type Planted } from './explore/planted.ts'
import { createShop } from './explore/shop.ts'

const soaking = process.env.OMISE_SANDBOX_SOAK === '1'
if (soaking) vi.setConfig({ testTimeout: 900_000 })

/** Where mistakes show that are found within a few schedules. The soak looks for all twelve among all that is built in. */
const shownIn = {
  'lost-webhook': 'paid',
  'restart-forgets': 'paid',
  'back-to-pending': 'paid',
  'duplicate-payment': 'paid',
  'failure-as-payment': 'declined',
  'charged-twice': 'lost-answer',
} as const satisfies Partial<Record<Planted, string>>

const inTime = soaking ? allPlanted : (Object.keys(shownIn) as (keyof typeof shownIn)[])

/** Schedules in which the others show, without the search for them. */
const schedules: Partial<Readonly<Record<Planted, readonly [scenario: string, steps: string]>>> = {
  'late-failure': [
    'second-attempt',
    'charge first, charge second, deliver first charge.create, deliver second charge.create, pay second, deliver second charge.complete, decline first, deliver first charge.complete',
  ],
  'expire-after-paid': [
    'abandoned-attempt',
    'charge first, charge second, deliver first charge.create, deliver second charge.create, pay second, deliver second charge.complete, expire first, deliver first charge.expire',
  ],
  'wrong-attempt': [
    'second-attempt',
    'charge first, charge second, deliver first charge.create, deliver second charge.create, pay second, deliver second charge.complete',
  ],
  'wrong-order': [
    'two-tills',
    'charge first, charge second, deliver second charge.create, deliver first charge.create, pay first, deliver first charge.complete',
  ],
  'refund-before-payment': [
    'refunded-in-parts',
    'charge first, deliver first charge.create, pay first, refund first 1, deliver first refund.create 1, deliver first charge.complete',
  ],
  'duplicate-refund': [
    'refunded-in-parts',
    'charge first, deliver first charge.create, pay first, deliver first charge.complete, refund first 1, deliver first refund.create 1, repeat first refund.create 1',
  ],
}

const scenarioNamed = (wanted: string) => {
  const found = builtInScenarios.find(({ name }) => name === wanted)
  if (!found) throw new Error(`There is no scenario ${wanted}.`)
  return found
}

/** The shop charges by itself only where an answer is lost: else that would be one more thing to go wrong. */
function appOf(fault: Planted | undefined, scenario: string): ExploreOptions['app'] {
  const open = createShop(fault)
  return (facts) => {
    const { charge, ...rest } = open(facts)
    return scenario === 'lost-answer' ? { ...rest, charge } : rest
  }
}

function optionsFor(fault: Planted): ExploreOptions {
  const scenario = fault === 'charged-twice' ? 'lost-answer' : (Reflect.get(shownIn, fault) ?? '')
  const options = { app: appOf(fault, scenario), stateTimeoutMs: 0, seed: fault }
  return soaking ? options : { ...options, scenarios: [scenarioNamed(scenario)] }
}

describe('explore', () => {
  it.each(inTime)('finds and names what a shop does wrong: %s', async (fault) => {
    const { failure } = await exploreApp(optionsFor(fault))

    expect(failure?.fault.id).toBe(fault)
    expect(failure?.schedule.steps.length).toBeLessThanOrEqual(9)
    expect(failure?.story).toContain(failure?.fault.remedy)
  })

  it('has a schedule in which each mistake shows', async () => {
    expect([...Object.keys(shownIn), ...Object.keys(schedules)].sort()).toEqual(
      allPlanted.toSorted(),
    )
    for (const [fault, [name, steps]] of Object.entries(schedules)) {
      const schedule = { scenario: scenarioNamed(name), steps: steps.split(', ') }
      const played = { schedule, stateTimeoutMs: 0 }

      const wrong = await replaySchedule({ ...played, app: appOf(fault as Planted, name) })

      expect(wrong.failure?.fault.id).toBe(fault)
      if (!soaking) continue
      const right = await replaySchedule({ ...played, app: appOf(undefined, name) })
      expect(right.failure).toBeNull()
    }
  })

  it('finds nothing wrong with a right shop, and says what it sampled of what is too much to be played', async () => {
    const maxSchedules = soaking ? 8000 : 40

    const report = await exploreApp({
      ...{ app: createShop(), stateTimeoutMs: 0, seed: 'right', maxSchedules },
    })

    expect(report).toMatchObject({ failure: null, leftOut: [], tried: maxSchedules, maxSteps: 9 })
    expect(report.sampled).toBeGreaterThan(0)
    expect(report.exhaustedTo).toBeLessThan(9)
    expect(report.scenarios).toEqual(builtInScenarios.map(({ name }) => name))
  })

  it('plays a schedule that failed with the same end each time, and passes where the mistake is gone', async () => {
    const { failure } = await exploreApp(optionsFor('duplicate-payment'))
    if (!failure) throw new Error('Nothing failed.')
    const schedule = writeSchedule(failure.schedule)
    const times = soaking ? 100 : 5
    const again = { schedule, stateTimeoutMs: 0, times }

    const wrong = await replaySchedule({ ...again, app: appOf('duplicate-payment', 'paid') })
    const right = await replaySchedule({ ...again, app: appOf(undefined, 'paid') })

    expect(wrong).toMatchObject({ failed: times, failure: { fault: { id: 'duplicate-payment' } } })
    expect(right).toEqual({ times, failed: 0, failure: null })
  })

  it('says what it leaves out where the application has no door for it', async () => {
    const open = createShop()

    const report = await exploreApp({
      app: (facts) => {
        const { webhook, state } = open(facts)
        return { webhook, state }
      },
      ...{ stateTimeoutMs: 0, maxSteps: 5 },
      scenarios: ['paid', 'lost-answer'].map(scenarioNamed),
    })

    expect(report.failure).toBeNull()
    expect(report.leftOut.map((text) => text.split(':')[0])).toEqual([
      ...['losses', 'restarts', 'lost-answer'],
    ])
  })
})

describe('explore proves nothing, and says so,', () => {
  const right = createShop()

  it.each([
    [{ webhook: () => 401 }, /took in none of \d+ webhooks \(it answered 401\)/],
    [{ webhook: 'http://127.0.0.1:1/' }, /No webhook reached the receiver/],
    [{ state: () => ({ status: 'pending' }) }, /says "pending" whatever happens/],
    [{ state: () => ({ status: 'paid' }) }, /says "paid" whatever happens/],
    [
      { state: () => ({ status: 'completed' }) },
      /"completed", which is none of .*--map completed=/,
    ],
    [{ state: 'http://127.0.0.1:1/{charge}' }, /cannot be read \(ECONNREFUSED\)/],
  ])('where the application has such a door: %j', async (door, words) => {
    const options: ExploreOptions = {
      app: (facts) => ({ ...right(facts), ...door }),
      stateTimeoutMs: 0,
      scenarios: [scenarioNamed('paid')],
    }

    await expect(exploreApp(options)).rejects.toThrow(words)
  })

  it('where a schedule restarts an application that cannot be', async () => {
    const { failure } = await exploreApp(optionsFor('restart-forgets'))
    if (!failure) throw new Error('Nothing failed.')

    const replayed = replaySchedule({
      schedule: writeSchedule(failure.schedule),
      app: (facts) => ({ ...right(facts), restart: undefined }),
    })

    await expect(replayed).rejects.toThrow(/restarts the application\. Give the command/)
  })
})
