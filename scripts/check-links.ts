/**
 * Checks that what the documents link to within this repository is there: files, pictures, and headings. Prints each
 * link that leads nowhere; exits 1 where there is one.
 */
import { documentsIn } from './documents.ts'
import { brokenLinks } from './links.ts'
import { root } from './run.ts'

const documents = documentsIn(root)
const broken = brokenLinks(root, documents)
for (const line of broken) process.stdout.write(`${line}\n`)
process.stdout.write(`${documents.length} documents, ${broken.length} links that lead nowhere\n`)
process.exitCode = broken.length > 0 ? 1 : 0
