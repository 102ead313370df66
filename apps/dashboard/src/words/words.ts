import { en } from './en/en.ts'

/** Every word of the console in one language; another language is another catalog of this shape. */
type Words = typeof en

const catalogs: Readonly<Record<string, Words>> = { en }

/** The words in the language of the page. */
export const words: Words = catalogs[document.documentElement.lang] ?? en
