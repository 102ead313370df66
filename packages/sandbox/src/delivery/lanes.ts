import { createFifo, type Fifo } from './fifo.ts'

/**
 * Runs work for many endpoints at once, so that a slow one delays no other: a few at a time to each endpoint,
 * and one at a time in each lane (the events of one charge), in the order asked for.
 */
export interface Lanes {
  run(
    where: { readonly endpoint: string; readonly lane: string },
    work: () => Promise<void>,
  ): Promise<void>
  /** Gives up what has not started, now and from now on; what runs goes on. */
  abandon(): void
}

interface Job {
  readonly lane: string
  readonly work: () => Promise<void>
  readonly done: () => void
}

interface Endpoint {
  running: number
  readonly busyLanes: Set<string>
  readonly waiting: Map<string, Job[]>
  /** Lanes that have a job that could start, in order. */
  readonly ready: Fifo<Job>
}

export function createLanes(options: { readonly mostPerEndpoint: number }): Lanes {
  const endpoints = new Map<string, Endpoint>()
  let abandoned = false

  function start(url: string, endpoint: Endpoint): void {
    while (endpoint.running < options.mostPerEndpoint) {
      const job = endpoint.ready.shift()
      if (!job) break
      endpoint.running++
      job.work().finally(() => finished(url, endpoint, job))
    }
  }

  function finished(url: string, endpoint: Endpoint, job: Job): void {
    endpoint.running--
    const waiting = endpoint.waiting.get(job.lane)
    const next = waiting?.shift()
    if (next) endpoint.ready.push(next)
    else endpoint.busyLanes.delete(job.lane)
    if (!waiting?.length) endpoint.waiting.delete(job.lane)
    job.done()
    start(url, endpoint)
    if (endpoint.running === 0) endpoints.delete(url)
  }

  return {
    run({ endpoint: url, lane }, work) {
      if (abandoned) return Promise.resolve()
      const endpoint: Endpoint = endpoints.get(url) ?? {
        running: 0,
        busyLanes: new Set(),
        waiting: new Map(),
        ready: createFifo(),
      }
      endpoints.set(url, endpoint)
      return new Promise((done) => {
        const job = { lane, work, done }
        if (endpoint.busyLanes.has(lane)) {
          const waiting = endpoint.waiting.get(lane)
          if (waiting) waiting.push(job)
          else endpoint.waiting.set(lane, [job])
        } else {
          endpoint.busyLanes.add(lane)
          endpoint.ready.push(job)
        }
        start(url, endpoint)
      })
    },
    abandon() {
      abandoned = true
      for (const endpoint of endpoints.values()) {
        const waiting = [...endpoint.waiting.values()].flat()
        endpoint.waiting.clear()
        for (const job of [...endpoint.ready.drain(), ...waiting]) job.done()
      }
    },
  }
}
