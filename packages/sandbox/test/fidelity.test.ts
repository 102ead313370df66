import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { spokenFor } from '../src/fidelity/spoken-for.ts'
import { fidelity } from '../src/fidelity.ts'
import { openSandbox } from './harness.ts'
import { request } from './request.ts'

const entries = Object.values(fidelity).flatMap((section) => section.entries)
const behaviours = entries.map(({ behaviour }) => behaviour)

describe('the fidelity ledger', () => {
  it('has an entry for every operation, event and refusal', () => {
    const wanted = Object.values(spokenFor).flatMap((kind) => Object.values<string>(kind))

    expect(wanted.filter((behaviour) => !behaviours.includes(behaviour))).toEqual([])
  })

  it('says each thing once, with a source', () => {
    expect(new Set(behaviours).size).toBe(behaviours.length)
    expect(entries.filter(({ source }) => source.trim() === '')).toEqual([])
  })

  it('has a line for each entry, and in each section an entry and a suite', () => {
    const cells = entries.flatMap(({ behaviour, source }) => [behaviour, source])

    expect(cells.filter((cell) => /[\r\n]/.test(cell))).toEqual([])
    for (const [title, { tests, entries }] of Object.entries(fidelity)) {
      expect(Math.min(tests.length, entries.length), title).toBeGreaterThan(0)
    }
  })

  it('names suites that exist', () => {
    for (const { tests } of Object.values(fidelity)) {
      for (const test of tests) {
        expect(existsSync(new URL(`./${test}.test.ts`, import.meta.url)), test).toBe(true)
      }
    }
  })

  it('is served by the control API', async () => {
    await using checked = await openSandbox()

    const { body } = await request(checked.sandbox.handler)
      .get('/__sandbox/fidelity')
      .auth(checked.sandbox.secretKey, '')
      .expect(200)

    expect(body.sections.map(({ title }: { title: string }) => title)).toEqual(
      Object.keys(fidelity),
    )
  })
})
