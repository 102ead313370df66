import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'
import { expectedOf } from '../../../scripts/expected.ts'
import { root } from '../../../scripts/run.ts'

/** Projects of users, which suites compile against the tarballs, and a client that one generates. */
const ofSuites = [
  'examples/contract',
  'packages/packaging/test/consumer',
  'packages/openapi-tools/reports',
]

function includedIn(file: string): string[] {
  const { include = [] } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
    readonly include?: readonly string[]
  }
  return include.map((path) => normalize(join(dirname(file), path)).replaceAll('\\', '/'))
}

const everything = globSync('{packages,apps,examples}/*/**/tsconfig.json', {
  cwd: root,
  exclude: (name) => ['node_modules', 'dist', 'reports'].includes(name),
})
const others = globSync('{scripts,checks,sdks,bench}/tsconfig.json', { cwd: root })

it('checks the types of all that a tsconfig.json includes, by a program of the root or by itself', () => {
  const programs = ['tsconfig.node.json', 'tsconfig.web.json'].flatMap(includedIn)
  const alone = expectedOf([])
    .tasks.filter(({ task, directory }) => task === 'typecheck' && directory !== '')
    .flatMap(({ directory }) => includedIn(`${directory}/tsconfig.json`))
  const included = [...programs, ...alone]

  const wanted = [...everything, ...others].flatMap((file) => includedIn(file))
  const missing = wanted.filter(
    (path) => !included.some((one) => one === path || path.startsWith(`${one}/`)),
  )

  expect(missing.filter((path) => !ofSuites.some((one) => path.startsWith(one)))).toEqual([])
  expect(wanted.length).toBeGreaterThan(20)
})
