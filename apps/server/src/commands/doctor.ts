import type { ControlWire } from '@omise-sandbox/api'
import { type Command, Option } from 'commander'
import { type ClientFlags, clientCommand, connect } from '../cli/client-command.ts'
import { exitCodes } from '../cli/exit-codes.ts'
import { headerParser } from '../cli/flag-parsers.ts'
import { nameOf, readInput } from '../cli/input.ts'
import { parseObject } from '../cli/json-argument.ts'
import { checkAnswer } from '../cli/not-a-sandbox.ts'
import { show } from '../cli/output.ts'
import { facts } from '../cli/table.ts'
import { UsageError } from '../cli/usage-error.ts'
import type { Finished } from './finished.ts'

type SignatureCase = ControlWire['SignatureCase']

interface DoctorFlags extends ClientFlags {
  readonly delivery?: string
  readonly bodyFile?: string
  readonly header?: Readonly<Record<string, string>>
  readonly computed?: string
  readonly receivedAt?: string
}

const example = '{"body":"…","headers":{"Omise-Signature":"…"},"computed":"…","received_at":"…"}'

export function addDoctor(program: Command, finished: Finished): void {
  clientCommand(program, 'doctor', 'Say why a receiver finds a signature wrong; exits 1 if it is.')
    .argument('[file]', `JSON such as ${example}; - or nothing reads stdin`)
    .option('--delivery <delivery>', 'which webhook it is about, so that what was sent is known')
    .option('--body-file <file>', 'the body as it came, or as the receiver signed it')
    .addOption(
      new Option('--header <header>', "'Name: value' as it came; repeat it").argParser(
        headerParser('Omise-Signature: 1a2b…'),
      ),
    )
    .option('--computed <hex>', 'what the receiver computed')
    .option('--received-at <time>', 'when it came: 2026-01-01T00:00:00Z')
    .action(async (file: string | undefined, flags: DoctorFlags) => {
      const given = await readCase(file, flags)
      const control = await connect(flags)
      const diagnosis = await control.doctor.diagnoseSignature(given)
      const isDiagnosis = typeof diagnosis.explanation === 'string'
      checkAnswer(isDiagnosis && diagnosis.mistake !== undefined, flags, 'a diagnosis')
      await show(flags, diagnosis, diagnosisWords)
      finished(diagnosis.mistake === null ? exitCodes.ok : exitCodes.checkFailed)
    })
}

/** The file's case, with what the flags say in place of what it says. */
async function readCase(file: string | undefined, flags: DoctorFlags): Promise<SignatureCase> {
  const said = await saidBy(flags)
  if (file === undefined && Object.keys(said).length > 0) return said
  if (file === undefined && process.stdin.isTTY) {
    throw new UsageError(`There is no case to look at. Name a file, or pipe in ${example}`)
  }
  const source = file ?? '-'
  // Whether it is a case, the sandbox checks.
  const written = parseObject(String(await readInput(source)), {
    what: nameOf(source),
    remedy: `Use one such as ${example}`,
  })
  return { ...written, ...said }
}

async function saidBy(flags: DoctorFlags): Promise<SignatureCase> {
  const { delivery, bodyFile, header, computed, receivedAt } = flags
  return {
    ...(delivery === undefined ? {} : { delivery }),
    ...(bodyFile === undefined ? {} : { body: await readBody(bodyFile) }),
    ...(header === undefined ? {} : { headers: header }),
    ...(computed === undefined ? {} : { computed }),
    ...(receivedAt === undefined ? {} : { received_at: receivedAt }),
  }
}

/** Each byte counts: what is not UTF-8 cannot be told as text, and a byte order mark stays. */
async function readBody(file: string): Promise<string> {
  const bytes = await readInput(file)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError(
      `${nameOf(file)} is not UTF-8, which every webhook is. Keep the bytes as they came.`,
    )
  }
}

function diagnosisWords(diagnosis: ControlWire['Diagnosis']): string {
  const { mistake, explanation, remedy, expected } = diagnosis
  return facts({ mistake: mistake ?? 'none', explanation, remedy, expected })
}
