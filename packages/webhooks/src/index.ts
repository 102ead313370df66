export * from './diagnose.ts'
export * from './sign.ts'
export * from './test-headers.ts'
export * from './verify.ts'
