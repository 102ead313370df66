/** What the command's exit codes mean. */
export const exitCodes = {
  ok: 0,
  checkFailed: 1,
  usage: 2,
  portInUse: 3,
  unreachable: 4,
  timedOut: 124,
  interrupted: 130,
} as const
