export * from './sign.ts'
