import { describeStore } from '@omise-sandbox/sandbox/store/contract'
import { openTemporary } from './temporary-postgres.ts'

describeStore('PostgreSQL', openTemporary)
