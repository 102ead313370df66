/** A key and its certificate, both PEM. */
export interface Certified {
  readonly key: string
  readonly cert: string
}

/** Loaded only where TLS is asked for. */
async function generate() {
  const module = await import('selfsigned')
  // CommonJS: once bundled, its names stand on the default export alone.
  return module.generate ?? module.default.generate
}

/** The names a sandbox is called by: those it stands in for, and this machine's. */
const names = ['api.omise.co', 'vault.omise.co', 'localhost']
const addresses = ['127.0.0.1', '::1']

const years = (count: number) => new Date(Date.now() + count * 365 * 86_400_000)

/** A certificate authority of this machine's own: clients that are told to trust it trust the sandbox. */
export async function makeAuthority(): Promise<Certified> {
  const make = await generate()
  const { private: key, cert } = await make(
    [{ name: 'commonName', value: 'omise-sandbox local authority' }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      notAfterDate: years(10),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    },
  )
  return { key, cert }
}

/** The server's certificate, signed by the authority. */
export async function certify(authority: Certified): Promise<Certified> {
  const make = await generate()
  const { private: key, cert } = await make([{ name: 'commonName', value: 'api.omise.co' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: years(1),
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  })
  return { key, cert }
}
