import { createPrivateKey } from 'node:crypto'
import { type CertifiedNames, nameConstraints } from './name-constraints.ts'

/** A key and its certificate, both PEM. */
export interface Certified {
  readonly key: string
  readonly cert: string
}

/** The names a sandbox is called by: those it stands in for, and this machine's. */
const own: CertifiedNames = {
  names: ['api.omise.co', 'vault.omise.co', 'localhost'],
  addresses: ['127.0.0.1', '::1'],
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

const years = (count: number) => new Date(Date.now() + count * 365 * 86_400_000)

/** Loaded only where TLS is asked for. */
async function load() {
  const module = await import('@peculiar/x509')
  // CommonJS: once bundled, its names stand on the default export alone.
  const x509 = module.X509CertificateGenerator ? module : module.default
  x509.cryptoProvider.set(crypto)
  return x509
}

/**
 * A certificate authority of this machine's own: clients that are told to trust it trust the sandbox. It can vouch for the sandbox's
 * own names alone, so that whoever steals its key can pose as nobody else.
 */
export async function makeAuthority(): Promise<Certified> {
  const x509 = await load()
  const keys = await makeKeys()
  const { keyCertSign, cRLSign } = x509.KeyUsageFlags
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    keys,
    name: [{ CN: ['omise-sandbox local authority'] }],
    notBefore: new Date(),
    notAfter: years(10),
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
      new x509.Extension('2.5.29.30', true, nameConstraints(own)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { key: await keyText(keys.privateKey), cert: cert.toString('pem') }
}

/** The server's certificate, signed by the authority. */
export async function certify(
  authority: Certified,
  { names, addresses } = own,
): Promise<Certified> {
  const x509 = await load()
  const keys = await makeKeys()
  const issuer = new x509.X509Certificate(authority.cert)
  const cert = await x509.X509CertificateGenerator.create({
    publicKey: keys.publicKey,
    signingKey: await readKey(authority.key),
    subject: [{ CN: [names[0] ?? ''] }],
    issuer: issuer.subjectName,
    notBefore: new Date(),
    notAfter: years(1),
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { key: await keyText(keys.privateKey), cert: cert.toString('pem') }
}

async function makeKeys() {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

type Keys = Awaited<ReturnType<typeof makeKeys>>

async function keyText(key: Keys['privateKey']): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key))
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString()
}

async function readKey(pem: string) {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' })
  return crypto.subtle.importKey('pkcs8', new Uint8Array(der), algorithm, false, ['sign'])
}
