import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../src/workspace.ts'

interface Step {
  readonly name: string
  readonly if?: string
  readonly env?: Readonly<Record<string, string>>
  readonly run: string
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly runs: { readonly steps: readonly Step[] }
}

let folder = ''
let action: Action

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-action-'))
  action = parse(await readFile(join(root, 'action.yml'), 'utf8')) as Action
  await cp(join(root, 'packages/contracts/pacts'), join(folder, 'pacts'), { recursive: true })
  for (const file of ['output', 'env']) await writeFile(join(folder, file), '')
  const [server] = inject('tarballs').filter(({ name }) => name === 'omise-sandbox')
  const [install] = action.runs.steps
  expect(install?.name).toBe('Install omise-sandbox')
  if (install) await runStep(install, inputsWith({ package: server?.file ?? '' }))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function inputsWith(given: Readonly<Record<string, string>>): Record<string, string> {
  const defaults = Object.entries(action.inputs).map(([name, { default: value }]) => [name, value])
  return { ...Object.fromEntries(defaults), ...given }
}

/**
 * Runs the steps after the installation in their order, as a runner does with these inputs; the last of them, whatever became
 * of the others.
 */
async function runAction(given: Readonly<Record<string, string>>): Promise<string> {
  const inputs = inputsWith(given)
  const words: string[] = []
  let failure: unknown
  for (const step of action.runs.steps.slice(1)) {
    const [, wanted] = /^inputs\.(\w+) != ''$/.exec(step.if ?? '') ?? []
    if (wanted !== undefined && inputs[wanted] === '') continue
    if (failure !== undefined && step.if !== 'always()') continue
    try {
      words.push(await runStep(step, inputs))
    } catch (error) {
      failure = error
    }
  }
  if (failure !== undefined) throw failure
  return words.join('')
}

async function runStep({ run, env = {} }: Step, inputs: Record<string, string>): Promise<string> {
  const values = Object.entries(env).map(([name, text]) => {
    const [, input = ''] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(text) ?? []
    return [name, inputs[input] ?? '']
  })
  const prefix = join(folder, 'global')
  const { stdout } = await promisify(execFile)(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
    {
      cwd: folder,
      env: {
        ...(await exported()),
        PATH: `${join(prefix, 'bin')}:${process.env.PATH}`,
        HOME: folder,
        npm_config_prefix: prefix,
        npm_config_cache: process.env.npm_config_cache ?? join(tmpdir(), 'omise-sandbox-npm-cache'),
        GITHUB_OUTPUT: join(folder, 'output'),
        GITHUB_ENV: join(folder, 'env'),
        ...Object.fromEntries(values),
      },
    },
  )
  return stdout
}

/** What earlier steps put into the environment of later ones. */
async function exported(): Promise<Record<string, string>> {
  const lines = (await readFile(join(folder, 'env'), 'utf8')).trim().split('\n')
  return Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string]))
}

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

const sale = `curl -sf -u skey_test_sandbox: "$OMISE_SANDBOX_URL/charges" -d amount=2000 -d currency=thb \
  -d 'source[type]=barcode_alipay' -d 'source[barcode]=1234567890' -d 'source[store_id]=S' -d 'source[store_name]=S'`

it('the action for GitHub installs and starts the sandbox, runs what it is given, and keeps what was asked', async () => {
  const port = await freePort()

  const words = await runAction({ port, run: sale })

  expect(words).toContain(`The sandbox at http://127.0.0.1:${port} is ready.`)
  expect(words).toContain('"status": "pending"')
  expect(await readFile(join(folder, 'output'), 'utf8')).toBe(`url=http://127.0.0.1:${port}\n`)
  const report = join(folder, action.inputs.report?.default ?? '')
  expect(await readFile(join(report, 'requests.json'), 'utf8')).toContain('"path": "/charges"')
  expect(await readFile(join(report, 'sandbox.log'), 'utf8')).toContain(port)
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow()
})

it('stops the sandbox after a command that failed, and fails', async () => {
  const port = await freePort()

  const failed = runAction({ port, run: 'exit 7' })

  await expect(failed).rejects.toMatchObject({ code: 7 })
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow()
})
