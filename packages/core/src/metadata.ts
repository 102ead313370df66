/** A caller's own notes on a charge or refund: any JSON object. */
export type Metadata = { readonly [name: string]: Json }

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json }

export const noMetadata: Metadata = {}
