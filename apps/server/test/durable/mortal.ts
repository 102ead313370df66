import { start } from '../run.ts'
import type { Place } from './asking.ts'

/** The command as a process that is killed and started again, on the same data. */
export interface Mortal extends AsyncDisposable {
  /** Where it is to be reached; resolves when it is. */
  place(): Promise<Place>
  /** Ends it as a crash would; resolves when it is gone. */
  kill(): Promise<void>
  /** Starts it again; resolves when it listens. */
  rise(): Promise<void>
}

export async function aMortal(args: readonly string[]): Promise<Mortal> {
  let server = await start(args)
  let risen = Promise.withResolvers<Place>()
  risen.resolve(server.ready)
  return {
    place: () => risen.promise,
    async kill() {
      risen = Promise.withResolvers<Place>()
      server.child.kill('SIGKILL')
      await server.ended
    },
    async rise() {
      server = await start(args)
      risen.resolve(server.ready)
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
