/** What an interaction is: a call, a message, or a message with its answer. */
export type Kind = 'http' | 'message' | 'synchronous-message'
