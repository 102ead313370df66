/** Takes the exit code of a command that has one of its own; the others exit with 0, or by an error. */
export type Finished = (exitCode: number) => void
