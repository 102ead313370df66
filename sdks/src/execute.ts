import { spawn } from 'node:child_process'

export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd?: string
  /** Beside the environment of this process. */
  readonly env?: Readonly<Record<string, string>>
}

export interface Ended {
  /** The exit code; -1 where a signal ended it or it never started. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const minutes = 5

/** Runs a command to its end, for at most five minutes. A program that is not there ends with code -1. */
export function execute({ program, args, cwd, env }: Command): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: AbortSignal.timeout(minutes * 60_000),
    })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
    })
    child.on('error', (error) => resolve({ code: -1, stdout, stderr: error.message }))
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }))
  })
}
