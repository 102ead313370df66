export * from './control.ts'
export * from './control-table.ts'
export * from './operations.ts'
export * from './validator.ts'
