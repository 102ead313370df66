export { buildPackage } from './build.ts'
export { httpByRequire } from './scripts.ts'
