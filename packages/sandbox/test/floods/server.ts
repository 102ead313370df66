/** A sandbox with a hundred charges in a thread with a heap of its own; says at which port it listens. */
import { parentPort } from 'node:worker_threads'
import { createSandbox } from '../../src/index.ts'

const sandbox = await createSandbox({ demo: 100, seed: 'floods', outcome: 'manual' })
const { port } = await sandbox.listen()
parentPort?.postMessage(port)
