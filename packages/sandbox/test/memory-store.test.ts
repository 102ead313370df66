import { describeStore } from '../src/store/contract.ts'
import { createMemoryStore } from '../src/store/index.ts'

describeStore('memory', async () => createMemoryStore())
