/** What the package ships is typed only whole; this part of it encodes Code 128 and nothing else. */
declare module 'jsbarcode/bin/barcodes/CODE128/index.js' {
  export class CODE128 {
    constructor(text: string, options: object)
    valid(): boolean
    /** `data` holds a `1` for each black module and a `0` for each white one. */
    encode(): { readonly data: string; readonly text: string }
  }
}
