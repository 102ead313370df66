import { globSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execute } from '../execute.ts'
import type { Sdk } from '../language.ts'
import { build, copyDriver, need, readVersion, standIns } from './steps.ts'

const missing =
  'There is neither dotnet nor mono. Install one: apt-get install mono-mcs mono-runtime libnewtonsoft-json5.0-cil'
const json = '/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll'

/** Built with the .NET SDK where there is one; else with Mono, from a copy without annotations of nullable references. */
export const dotnet: Sdk = {
  name: 'omise-dotnet',
  section: '.NET',
  version: (checkout) =>
    readVersion(join(checkout, 'Omise/Omise.csproj'), /<Version>([^<]+)<\/Version>/),
  async interpreter() {
    if (await hasDotnet()) return `dotnet ${(await execute(dotnetVersion)).stdout.trim()}`
    await need({ program: 'mcs', args: ['--version'] }, missing)
    const version = await need({ program: 'mono', args: ['--version'] }, missing)
    return `${version.replace(/^.*version (\S+).*$/, 'mono $1')}, stand-ins`
  },
  async prepare({ checkout, folder, recipe }) {
    await copyDriver('dotnet/App.cs', folder)
    await writeFile(join(folder, 'SandboxClient.cs'), recipe.text)
    if (await hasDotnet()) {
      await writeFile(join(folder, 'app.csproj'), project(join(checkout, 'Omise/Omise.csproj')))
      await build({ program: 'dotnet', args: ['build', '-o', 'built'], cwd: folder })
      return { program: 'dotnet', args: ['built/app.dll'], cwd: folder }
    }
    const sources = await plainCopies(checkout, join(folder, 'sdk'))
    const own = globSync('*.cs', { cwd: folder }).map((file) => join(folder, file))
    const more = globSync('dotnet/*.cs', { cwd: standIns }).map((file) => join(standIns, file))
    const references = [
      json,
      'System.Net.Http.dll',
      'System.Runtime.Serialization.dll',
      'Facades/System.Runtime.InteropServices.RuntimeInformation.dll',
    ]
    const args = [
      '-langversion:latest',
      '-nowarn:0168,0219,0649,1591',
      `-out:${join(folder, 'app.exe')}`,
    ]
    const all = [...args, ...references.map((name) => `-r:${name}`), ...own, ...more, ...sources]
    await build({ program: 'mcs', args: all })
    return { program: 'mono', args: ['app.exe'], cwd: folder, env: { MONO_PATH: dirname(json) } }
  },
}

const dotnetVersion = { program: 'dotnet', args: ['--version'] }

async function hasDotnet(): Promise<boolean> {
  return (await execute(dotnetVersion)).code === 0
}

/** Mono's compiler knows C# 7, in which a reference takes no question mark: copies of the sources without these. */
async function plainCopies(checkout: string, target: string): Promise<string[]> {
  await mkdir(target)
  const files = globSync('Omise/**/*.cs', {
    cwd: checkout,
    exclude: ['Omise/obj/**', 'Omise/bin/**'],
  })
  const texts = await Promise.all(files.map((file) => readFile(join(checkout, file), 'utf8')))
  const classes = texts.flatMap((text) =>
    [...text.matchAll(/\b(?:class|interface) (\w+)/g)].map(([, name = '']) => name),
  )
  const named = `\\b(?:${classes.join('|')})|[>\\]]`
  const references = new RegExp(`(\\b(?:string|object))\\?|(${named})\\?(?= \\w+ *[{;,=)])`, 'g')
  return Promise.all(
    files.map(async (file, index) => {
      const copy = join(target, file.replaceAll('/', '-'))
      await writeFile(copy, (texts[index] ?? '').replaceAll(references, '$1$2'))
      return copy
    }),
  )
}

function project(sdk: string): string {
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net8.0</TargetFramework></PropertyGroup>
  <ItemGroup><ProjectReference Include="${sdk}" /></ItemGroup>
</Project>
`
}
