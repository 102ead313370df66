import { describe, expect, it } from 'vitest'
import { builtInScenarios } from '../src/explore/engine/built-in.ts'
import { levelsOf } from '../src/explore/engine/levels.ts'
import { createModel } from '../src/explore/engine/model.ts'
import { sampleOf } from '../src/explore/engine/sample.ts'
import { keyOf, type Schedule } from '../src/explore/engine/schedule.ts'
import { stepText } from '../src/explore/engine/step.ts'

const calm = { repeats: 0, losses: 0, restarts: 0, appCharges: false }

function schedulesOf(name: string, limits = calm, maxSteps = 9): Schedule[] {
  const models = builtInScenarios
    .filter((scenario) => scenario.name === name)
    .map((scenario) => createModel(scenario, { ...limits, maxSteps }))
  return [...levelsOf(models, maxSteps)].flatMap(({ schedules }) => schedules)
}

const textOf = ({ steps }: Schedule) => steps.map(stepText).join(', ')

describe('the schedules of a scenario', () => {
  it('are every order in which two webhooks can come after what they tell of', () => {
    expect(schedulesOf('paid').map(textOf).toSorted()).toEqual([
      'charge first, deliver first charge.create',
      'charge first, deliver first charge.create, pay first, deliver first charge.complete',
      'charge first, pay first, deliver first charge.complete, deliver first charge.create',
      'charge first, pay first, deliver first charge.create, deliver first charge.complete',
    ])
  })

  it('of four events of one charge are 105 in full: of each, it may come at any place after the ones before', () => {
    const full = schedulesOf('refunded-in-parts').filter(({ steps }) => steps.length === 8)

    expect(full).toHaveLength(1 * 3 * 5 * 7)
  })

  it('hold one of all orders that differ by steps of two charges that nothing can tell apart', () => {
    const texts = schedulesOf('two-tills', calm, 5).map(textOf)

    expect(texts).toContain(
      'charge first, charge second, deliver first charge.create, deliver second charge.create',
    )
    expect(texts).not.toContain(
      'charge first, deliver first charge.create, charge second, deliver second charge.create',
    )
  })

  it('come the shortest first, each once, within the bound', () => {
    const limits = { repeats: 1, losses: 1, restarts: 1, appCharges: true }
    const schedules = schedulesOf('second-attempt', limits, 7)
    const lengths = schedules.map(({ steps }) => steps.length)

    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
    expect(Math.max(...lengths)).toBe(7)
    expect(new Set(schedules.map(keyOf)).size).toBe(schedules.length)
  })

  it('are drawn alike by the same seed, and each is one of those that there are', () => {
    const limits = { repeats: 1, losses: 1, restarts: 0, appCharges: false }
    const all = new Set(schedulesOf('second-attempt', limits, 8).map(keyOf))
    const models = builtInScenarios
      .filter(({ name }) => name === 'second-attempt')
      .map((scenario) => createModel(scenario, { ...limits, maxSteps: 8 }))
    const draw = (seed: string) =>
      [...sampleOf(models, { seed, minSteps: 5, count: 30 })].map((one) => keyOf(one))

    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
    expect(new Set(draw('a')).size).toBe(30)
    expect(draw('a').filter((key) => !all.has(key))).toEqual([])
  })
})
