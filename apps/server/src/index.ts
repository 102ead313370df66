export * from '@omise-sandbox/sandbox'
export { createSandbox } from './create-sandbox.ts'
