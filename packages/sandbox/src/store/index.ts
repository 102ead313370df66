export * from './entities.ts'
export * from './journal.ts'
export * from './memory.ts'
export * from './store.ts'
