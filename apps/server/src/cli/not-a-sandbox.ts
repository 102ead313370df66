import type { ClientFlags } from './client-command.ts'

/** Something answered, in the form of an answer and with what no sandbox says. */
export class NotASandboxError extends Error {
  constructor(url: string, expected: string) {
    super(
      `What answers at ${url} is no sandbox: its answer is not ${expected}. Another program may listen there: name the sandbox's address with --url.`,
    )
    this.name = 'NotASandboxError'
  }
}

/** Throws a {@link NotASandboxError} where an answer is not what was asked for; a command must not take it for a yes. */
export function checkAnswer(
  isExpected: boolean,
  { url }: Pick<ClientFlags, 'url'>,
  expected: string,
): asserts isExpected {
  if (!isExpected) throw new NotASandboxError(url, expected)
}
