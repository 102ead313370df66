/** How a check, or one step of it, came out. */
export type Verdict =
  | { readonly grade: 'pass'; readonly warning: string | null }
  | { readonly grade: 'fail'; readonly problem: string }
  /** What would decide it cannot be seen: neither passed nor failed. */
  | { readonly grade: 'not observed'; readonly reason: string }

export const pass: Verdict = { grade: 'pass', warning: null }

export function passWithWarning(warning: string): Verdict {
  return { grade: 'pass', warning }
}

export function fail(problem: string): Verdict {
  return { grade: 'fail', problem }
}

export function notObserved(reason: string): Verdict {
  return { grade: 'not observed', reason }
}

/** Takes steps until one fails. One that cannot be observed stops nothing, and leaves the whole not observed. */
export async function inSequence(...steps: (() => Verdict | Promise<Verdict>)[]): Promise<Verdict> {
  let verdict = pass
  for (const step of steps) {
    const next = await step()
    if (next.grade === 'fail') return next
    if (next.grade === 'not observed') verdict = next
  }
  return verdict
}
