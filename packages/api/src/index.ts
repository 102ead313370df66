export * from './operations.ts'
export * from './validator.ts'
