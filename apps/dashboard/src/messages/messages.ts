import { en } from './en/en.ts'

/** Every message of the console in one language; another language is another catalog of this type. */
type Messages = typeof en

const catalogs: Readonly<Record<string, Messages>> = { en }

/** The messages in the language of the page. */
export const messages: Messages = catalogs[document.documentElement.lang] ?? en
