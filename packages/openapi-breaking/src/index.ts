export { complaints, release } from './changes.ts'
export { breakingChanges } from './compare.ts'
export type { Document } from './document.ts'
