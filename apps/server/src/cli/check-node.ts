import { exitCodes } from './exit-codes.ts'

/** Ends the process where its Node is older than what this is made for: it would start, and fail in odd ways later. */
export function checkNode(): void {
  const reason = refuseNode(process.versions.node)
  if (!reason) return
  process.stderr.write(`${reason}\n`)
  process.exit(exitCodes.usage)
}

/** Why this version of Node will not do; nothing where it does. */
export function refuseNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return undefined
  return `omise-sandbox needs Node 22.18 or later; this is ${version}.`
}
