import { execFile } from 'node:child_process'
import { join } from 'node:path'

export const here = import.meta.dirname

/** Where the Go tools are, and the Go client; what runs there changes nothing of it. */
export const goModule = { cwd: join(here, 'go'), env: { GOFLAGS: '-mod=readonly', GOWORK: 'off' } }

// The npm tools send no figures of their use and do not look for newer versions of themselves.
const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', SCARF_ANALYTICS: 'false', NO_COLOR: '1' }

/** The npm tool of a name as what node has to run. */
export const tool = (name) => join(here, 'node_modules', '.bin', name)

/** Runs a program; {code, stdout, stderr}. It fails only when the program cannot be started or is ended by a signal. */
export function run(program, args, { cwd = here, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...quiet, ...env }, encoding: 'utf8', maxBuffer: 64 << 20 }
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ code: error?.code ?? 0, stdout, stderr })
    })
  })
}

/** Runs a program that has to succeed and returns what it printed. */
export async function succeed(program, args, options) {
  const { code, stdout, stderr } = await run(program, args, options)
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code}\n${stdout}${stderr}`)
  return stdout
}
