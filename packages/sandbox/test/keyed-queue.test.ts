import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyedQueue } from '../src/concurrency/keyed-queue.ts'

function createGate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

describe('a keyed queue', () => {
  it('begins work at once where its key has none, and gives its result', async () => {
    const queue = createKeyedQueue()
    const began: string[] = []

    const result = queue.run('a', async () => {
      began.push('work')
      return 7
    })

    expect(began).toEqual(['work'])
    expect(await result).toBe(7)
  })

  it('lets another key go on while one is busy', async () => {
    const queue = createKeyedQueue()
    const gate = createGate()
    const slow = queue.run('a', () => gate.passed)

    expect(await queue.run('b', async () => 'done')).toBe('done')
    gate.open()
    await slow
  })

  it('goes on after work that fails, whose failure is its caller’s alone', async () => {
    const queue = createKeyedQueue()
    const failing = queue.run('a', () => Promise.reject(new Error('broken')))
    const next = queue.run('a', async () => 'next')

    await expect(failing).rejects.toThrow('broken')
    expect(await next).toBe('next')
  })

  it('keeps a key no longer than it has work', async () => {
    const queue = createKeyedQueue()
    const gate = createGate()
    const runs = [
      queue.run('a', () => gate.passed),
      queue.run('a', async () => {}),
      queue.run('b', () => Promise.reject(new Error('broken'))).catch(() => {}),
    ]

    expect(queue.size).toBe(2)
    gate.open()
    await Promise.all(runs)
    await Promise.resolve()
    expect(queue.size).toBe(0)
  })

  it('does all work of a key in the order asked for, never two at once, whatever fails', async () => {
    const job = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      ticks: fc.nat(4),
      fails: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 30 }), async (jobs) => {
        const queue = createKeyedQueue()
        const running = new Set<string>()
        const done: Record<string, number[]> = {}
        const runs = jobs.map(({ key, ticks, fails }, index) =>
          queue.run(key, async () => {
            expect(running.has(key)).toBe(false)
            running.add(key)
            for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
            running.delete(key)
            done[key] = [...(done[key] ?? []), index]
            if (fails) throw new Error('broken')
          }),
        )
        const ends = await Promise.allSettled(runs)
        await Promise.resolve()

        const statuses = ends.map(({ status }) => status)
        expect(statuses).toEqual(jobs.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')))
        for (const [key, order] of Object.entries(done)) {
          expect(order).toEqual(jobs.flatMap((one, index) => (one.key === key ? [index] : [])))
        }
        expect(queue.size).toBe(0)
      }),
      { numRuns: 60 },
    )
  })
})
