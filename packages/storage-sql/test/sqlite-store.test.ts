import { describeStore } from '@omise-sandbox/sandbox/store/contract'
import { openTemporary } from './temporary-sqlite.ts'

describeStore('SQLite', openTemporary)
