export * from './entities.ts'
export * from './memory.ts'
export * from './store.ts'
