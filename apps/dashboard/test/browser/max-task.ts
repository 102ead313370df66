import type { Browser, Page } from 'playwright-core'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of the thread's processor time. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/**
 * Watches the main threads of the browser's pages from now on. The function it returns ends that, and gives the processor time of
 * the longest task in milliseconds: how long a page could answer nobody, on a machine that did nothing else. Throws where the
 * trace holds no task. A browser has one such watch at a time.
 */
export async function watchMaxTask(browser: Browser, page: Page): Promise<() => Promise<number>> {
  await browser.startTracing(page, { categories: ['toplevel'] })
  return async () => {
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
      readonly traceEvents: readonly TraceEvent[]
    }
    const mainThreads = new Set(
      traceEvents
        .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
        .map(threadOf),
    )
    const tasks = traceEvents.flatMap((event) =>
      event.tdur !== undefined && mainThreads.has(threadOf(event)) ? [event.tdur] : [],
    )
    if (tasks.length === 0) throw new Error('The trace of the browser holds no task of a page.')
    return tasks.reduce((max, task) => Math.max(max, task), 0) / 1000
  }
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`
}
