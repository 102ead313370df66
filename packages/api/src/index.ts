export * from './control.ts'
export * from './operations.ts'
export * from './validator.ts'
