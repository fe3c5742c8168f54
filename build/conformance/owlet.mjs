import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A running `owletctl serve` over a data folder of its own, with a workspace and its keys. */
export class Owlet {
  static async start(program, folder) {
    const owlet = new Owlet()
    owlet.program = program
    owlet.home = join(folder, 'home')
    owlet.sample = owlet.json('workspace', 'list')[0].id
    owlet.empty = owlet.json('workspace', 'create', '--name', 'Nothing yet').id
    owlet.workspace = owlet.json('workspace', 'create', '--name', 'Trade fair: "no" # 🎉').id
    owlet.keys = { full: owlet.key('full'), read: owlet.key('read'), unknown: `owl_${'0'.repeat(36)}` }
    await owlet.serve()
    return owlet
  }

  run(...args) {
    return execFileSync(this.program, ['--home', this.home, ...args], { encoding: 'utf8' })
  }

  json(...args) {
    return JSON.parse(this.run(...args, '--json'))
  }

  key(scope) {
    return this.json('key', 'create', '--workspace', this.workspace, '--name', `The ${scope} key`, '--scope', scope).key
  }

  async serve() {
    this.process = spawn(this.program, ['--home', this.home, 'serve', '--addr', '127.0.0.1:0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.origin = await announced(this.process, /^listening on (http:\S+)$/m)
  }

  async stop() {
    this.process.kill('SIGTERM')
    const [code] = await once(this.process, 'exit')
    if (code !== 0) throw new Error(`owletctl serve ended with ${code}`)
  }

  /** Asks for a path below the workspace; a success's data, or else an error. */
  async ask(method, path, body) {
    const answer = await fetch(`${this.origin}/api/v1/workspace/${this.workspace}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.keys.full}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text).data
  }
}

/** What a program that was just started says of where it listens. */
export function announced(child, pattern) {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`${child.spawnfile} does not say where it listens: ${said}`)), 30_000)
    child.once('exit', () => reject(new Error(`${child.spawnfile} ended: ${said}`)))
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text
      const match = pattern.exec(said)
      if (!match) return
      clearTimeout(late)
      child.stdout.removeAllListeners('data').resume()
      resolve(match[1])
    })
  })
}
