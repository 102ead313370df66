/**
 * Runs beside a PostgreSQL of the tests. When the process that started both is gone, however it went, it ends the
 * server and removes its folders. Its input has the server's process id, a line at each start and a 0 at each end.
 */
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'

const folders = process.argv.slice(2)
let pid = 0
for await (const line of createInterface({ input: process.stdin })) pid = Number(line)
if (pid !== 0) await end()
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

async function end(): Promise<void> {
  signal('SIGQUIT')
  // It is no child of this process, so its end can only be looked for; ended but unreaped it is found for ever.
  for (let look = 0; look < 100 && signal(0); look += 1) await delay(50)
  signal('SIGKILL')
}

/** Whether the process was there to receive it. */
function signal(name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
