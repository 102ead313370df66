/** Compares both OpenAPI documents with those of the last release: what breaks clients must be listed with its reason. */
import { listIsTrue } from './breaking.ts'

if (!(await listIsTrue())) process.exitCode = 1
