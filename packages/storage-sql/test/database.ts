import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the PostgreSQL that runs for the whole suite. */
    postgres: string
  }
}

/** A database of its own, dropped when it is disposed, whoever is still connected. */
export interface Database extends AsyncDisposable {
  readonly url: string
}

/** Without a server's URL, in the PostgreSQL that runs for the whole suite. */
export async function freshDatabase(server = inject('postgres')): Promise<Database> {
  const name = `test_${randomUUID().replaceAll('-', '_')}`
  // Nobody can be connected to template0, which would keep it from being copied.
  await administer(server, `CREATE DATABASE ${name} TEMPLATE template0`)
  const url = new URL(server)
  url.pathname = name
  return {
    url: url.href,
    [Symbol.asyncDispose]: () => administer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
