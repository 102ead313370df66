import { describeStore } from '../src/storage/contract.ts'
import { createMemoryStore } from '../src/storage/index.ts'

describeStore('memory', async () => createMemoryStore())
