import { vi } from 'vitest'
import { runCommandLine } from '../../src/cli/command-line.ts'
import type { Ended } from '../run.ts'

/** The command, run to its end in this process. */
export async function inProcess(...args: string[]): Promise<Ended> {
  const [stdout, stderr] = [listenTo(process.stdout), listenTo(process.stderr)]
  try {
    const code = await runCommandLine(args).catch((error: unknown) => {
      // As main.ts does: nobody foresaw it.
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
      return 1
    })
    return { code, stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    stdout.restore()
    stderr.restore()
  }
}

function listenTo(stream: NodeJS.WriteStream) {
  let text = ''
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk, ...rest) => {
    text += String(chunk)
    const written = rest.find((one) => typeof one === 'function')
    if (written) queueMicrotask(() => written(null))
    return true
  })
  return { text: () => text, restore: () => spy.mockRestore() }
}
