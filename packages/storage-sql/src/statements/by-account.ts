/** Whose rows a statement is about. */
export type ByAccount = { readonly account: string }
