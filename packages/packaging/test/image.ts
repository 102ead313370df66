import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join, matchesGlob, relative } from 'node:path'
import { root } from '../src/workspace.ts'
import { run } from './command.ts'
import { type Instruction, readDockerfile, readFlags, type Stage } from './dockerfile.ts'

/** What a Dockerfile makes, as folders: enough to run it where no container can be. */
export interface Image {
  /** What would be `/`. */
  readonly root: string
  readonly user: string | undefined
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly command: readonly string[]
  readonly healthcheck: readonly string[]
  readonly ports: readonly string[]
}

/** Paths of ours in the image; all others, of the base, are this machine's. */
const ours = /(?<![\w.-])\/(build|opt|data|usr\/local\/bin)\b/g

/**
 * Does what the Dockerfile says, each stage in a folder of its own under `folder`: its COPYs copy, its RUNs run as scripts
 * with the image's paths led into that folder. The base image is stood for by this machine, with its Node.
 *
 * The stage that installs and builds everything anew takes a quarter of its suite's time: where what is built `here` will do, this
 * workspace stands for it.
 */
export async function buildImage(
  folder: string,
  owner: string,
  built: 'anew' | 'here',
): Promise<Image> {
  const stages = readDockerfile(await readFile(join(root, 'Dockerfile'), 'utf8'))
  const roots = new Map<string, string>()
  let image: Image | undefined
  for (const [index, stage] of stages.entries()) {
    const place = join(folder, `stage-${index}`)
    if (built === 'here' && stage.name === 'build') {
      await mkdir(place)
      await symlink(root, join(place, 'build'))
      roots.set(stage.name, place)
      continue
    }
    image = await buildStage(stage, { place, roots, owner })
    if (stage.name) roots.set(stage.name, place)
  }
  if (!image) throw new Error('The Dockerfile has no stage.')
  return image
}

interface Building {
  readonly place: string
  readonly roots: ReadonlyMap<string, string>
  /** Who stands for the user of the image: `uid:gid`. */
  readonly owner: string
}

async function buildStage(stage: Stage, building: Building): Promise<Image> {
  const { place } = building
  const programs = join(place, 'usr/local/bin')
  await mkdir(programs, { recursive: true })
  await cp(process.execPath, join(programs, 'node'))
  let image: Image = {
    root: place,
    user: undefined,
    folder: place,
    env: { PATH: `${programs}:${process.env.PATH}` },
    command: [],
    healthcheck: [],
    ports: [],
  }
  let entry: readonly string[] = []
  for (const instruction of stage.instructions) {
    const text = instruction.words.join(' ')
    switch (instruction.name) {
      case 'WORKDIR':
        image = { ...image, folder: join(place, text) }
        await mkdir(image.folder, { recursive: true })
        break
      case 'COPY':
        await copy(text, image.folder, building)
        break
      case 'RUN':
        await run('sh', ['-ec', inPlace(text, building)], image.folder)
        break
      case 'USER':
        image = { ...image, user: text }
        break
      case 'ENV':
        image = { ...image, env: { ...image.env, ...pairOf(text) } }
        break
      case 'EXPOSE':
        image = { ...image, ports: [...image.ports, text] }
        break
      case 'HEALTHCHECK':
        image = { ...image, healthcheck: healthcheckOf(text) }
        break
      case 'ENTRYPOINT':
        entry = listOf(instruction)
        break
      case 'CMD':
        image = { ...image, command: [...entry, ...listOf(instruction)] }
        break
      default:
        throw new Error(`What ${instruction.name} does is not known here.`)
    }
  }
  return image
}

/** A script with the image's paths led into its folder, and its user stood for by one of this machine. */
function inPlace(script: string, { place, owner }: Building): string {
  return script.replaceAll(ours, `${place}/$1`).replaceAll(' node:node ', ` ${owner} `)
}

async function copy(text: string, to: string, { place, roots }: Building): Promise<void> {
  const { flags, rest } = readFlags(text)
  const [from = '', target = ''] = rest.split(/\s+/)
  const destination = target.startsWith('/') ? join(place, target) : join(to, target)
  if (flags.from === undefined) return copyContext(join(root, from), destination)
  const stage = roots.get(flags.from)
  if (stage === undefined) throw new Error(`There is no stage "${flags.from}".`)
  await cp(join(stage, from), destination, { recursive: true })
}

/** Copies the repository as Docker would: without what .dockerignore names. */
async function copyContext(from: string, to: string): Promise<void> {
  const text = await readFile(join(root, '.dockerignore'), 'utf8')
  const ignored = text.split('\n').filter((line) => line !== '')
  await cp(from, to, {
    recursive: true,
    filter: (path) => !ignored.some((glob) => matchesGlob(relative(root, path), glob)),
  })
}

function pairOf(text: string): Record<string, string> {
  const [, name = '', value = ''] = /^(\w+)=(\S+)$/.exec(text) ?? []
  return { [name]: value }
}

function healthcheckOf(text: string): readonly string[] {
  const [, list = ''] = /^CMD\s+(.+)$/.exec(readFlags(text).rest) ?? []
  return JSON.parse(list) as string[]
}

function listOf({ name, words, isList }: Instruction): readonly string[] {
  if (isList) return words
  throw new Error(`${name} is no list, so signals would reach a shell and not the sandbox.`)
}

/** Everything in a folder, by its path in it. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}
