export { curlOf } from './curl.ts'
export { pactOf } from './pact.ts'
export { vitestOf } from './vitest.ts'
