/** Why a connection failed. Node hides it in the cause; a browser says nothing more than that it failed. */
export function reasonOf({ message, cause }: Error): string {
  if (!(cause instanceof Error)) return message
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message
}
