import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Certified, certify, makeAuthority } from '@omise-sandbox/sandbox'

/** The server's certificate, and the file with the authority that clients are to trust. */
export interface Trust {
  readonly tls: Certified
  readonly authorityFile: string
}

/** Takes the authority kept in a folder, or makes one and keeps it there, so that clients trust it across restarts. */
export async function openTrust(folder: string): Promise<Trust> {
  const files = { key: join(folder, 'ca-key.pem'), cert: join(folder, 'ca.pem') }
  const kept = await readAuthority(files)
  const authority = kept ?? (await makeAuthority())
  if (!kept) {
    await mkdir(folder, { recursive: true })
    await writeFile(files.key, authority.key, { mode: 0o600 })
    await writeFile(files.cert, authority.cert)
  }
  await keepFromGit(folder)
  return { tls: await certify(authority), authorityFile: resolve(files.cert) }
}

/** The folder is likely to be in a repository, and the key is for nobody else. */
async function keepFromGit(folder: string): Promise<void> {
  const text = ['ca-key.pem', 'ca.pem', '.gitignore', ''].join('\n')
  // One that is there already is somebody's; and where the folder cannot be written to, it need not be.
  await writeFile(join(folder, '.gitignore'), text, { flag: 'wx' }).catch(() => {})
}

async function readAuthority(files: Certified): Promise<Certified | undefined> {
  try {
    const [key, cert] = await Promise.all([
      readFile(files.key, 'utf8'),
      readFile(files.cert, 'utf8'),
    ])
    return { key, cert }
  } catch {
    return undefined
  }
}
