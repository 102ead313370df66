import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A client that writes bytes as they are; what comes back is read when it is asked for, and only then. */
export interface RawClient extends Disposable {
  readonly socket: Socket
  /** Resolves with what has come when it matches. */
  until(pattern: RegExp): Promise<string>
  /** Resolves with all that came when the other side has closed. */
  readonly closed: Promise<string>
}

/** Keeps its own side open when the other closes its, as who attacks would. */
export async function rawClient(port: number, bytes = ''): Promise<RawClient> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const over = Promise.withResolvers<string>()
  const waiting = new Set<() => void>()
  let text = ''
  socket.setEncoding('latin1')
  // A reset is an end like another.
  socket.on('error', () => {})
  socket.once('close', () => over.resolve(text))
  await once(socket, 'connect')
  if (bytes !== '') socket.write(bytes)

  function read(): void {
    if (socket.listenerCount('data') > 0) return
    socket.on('data', (chunk: string) => {
      text += chunk
      for (const look of [...waiting]) look()
    })
    socket.once('end', () => over.resolve(text))
  }

  return {
    socket,
    get closed() {
      read()
      return over.promise
    },
    until(pattern) {
      return new Promise((resolve) => {
        function look(): void {
          if (!pattern.test(text)) return
          waiting.delete(look)
          resolve(text)
        }
        waiting.add(look)
        read()
        look()
      })
    },
    [Symbol.dispose]: () => void socket.destroy(),
  }
}
