import type { Sdk } from './language.ts'
import { dotnet } from './languages/dotnet.ts'
import { elixir } from './languages/elixir.ts'
import { go } from './languages/go.ts'
import { java } from './languages/java.ts'
import { node } from './languages/node.ts'
import { php } from './languages/php.ts'
import { python } from './languages/python.ts'
import { ruby } from './languages/ruby.ts'

/** Omise's server-side SDKs, in the order of docs/sdks.md. */
export const sdks: readonly Sdk[] = [ruby, python, php, go, java, dotnet, elixir, node]
