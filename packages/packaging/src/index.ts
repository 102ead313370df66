export { buildPackage } from './build.ts'
