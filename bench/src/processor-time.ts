import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of a processor in one of the kernel's ticks. */
const perTick = 10

interface Times {
  readonly parent: number
  readonly milliseconds: number
}

/**
 * Milliseconds of processor time that a process and its children have taken, those that have ended included. Linux says it in
 * /proc; elsewhere it is not a number.
 */
export function processorTime(pid: number): number {
  const all = new Map<number, Times>()
  try {
    for (const name of readdirSync('/proc')) {
      if (/^\d+$/.test(name)) read(all, Number(name))
    }
  } catch {
    return Number.NaN
  }
  let total = 0
  const family = [pid]
  for (let one = family.pop(); one !== undefined; one = family.pop()) {
    total += all.get(one)?.milliseconds ?? 0
    for (const [child, { parent }] of all) if (parent === one) family.push(child)
  }
  return total
}

function read(all: Map<number, Times>, pid: number): void {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of a process may have spaces and brackets: what follows its last bracket has none.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [user, system, ofEnded, systemOfEnded] = fields.slice(11, 15).map(Number)
    const ticks = (user ?? 0) + (system ?? 0) + (ofEnded ?? 0) + (systemOfEnded ?? 0)
    all.set(pid, { parent: Number(fields[1]), milliseconds: ticks * perTick })
  } catch {
    // It has ended.
  }
}
