import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { goModule, here, run, succeed, tool } from './command.mjs'

const wrong = 'the wrong types were not refused where they are'

/** Makes a Go client of the vendor's document and walks its operations; a program with a wrong type must not compile. */
export async function checkGoClient(vendor, owlet, folder) {
  const cwd = join(folder, 'go')
  const options = { ...goModule, cwd }
  await cp(goModule.cwd, cwd, { recursive: true })
  await succeed('go', ['tool', 'oapi-codegen', '-generate', 'types,client', '-package', 'main', '-o', 'client.go', vendor], options)
  await succeed('go', ['build', '-o', 'walk', '.'], options)
  await succeed(join(cwd, 'walk'), [], { env: environment(owlet) })
  const { code, stderr } = await run('go', ['build', '-tags', 'wrong', '-o', 'wrong', '.'], options)
  if (code === 0 || !/wrong\.go:\d+:\d+: cannot use "Guests"/.test(stderr)) throw new Error(`${wrong}: ${stderr}`)
}

const environment = (owlet) => ({ NINOX_API_BASE: owlet.origin, NINOX_WORKSPACE_ID: owlet.workspace, NINOX_API_KEY: owlet.keys.full })

/** Makes a TypeScript client of a workspace's own document and walks one of its tables; wrong types must not pass the type check. */
export async function checkTypeScriptClient(owlet, folder) {
  const cwd = join(folder, 'typescript')
  await cp(join(here, 'typescript'), cwd, { recursive: true })
  await symlink(join(here, 'node_modules'), join(cwd, 'node_modules'))
  await writeFile(join(cwd, 'workspace.json'), owlet.run('schema', '--workspace', owlet.workspace, '--kind', 'workspace', '--format', 'json'))
  await succeed(process.execPath, [tool('openapi-typescript'), 'workspace.json', '-o', 'workspace.d.ts'], { cwd })
  await succeed(process.execPath, [tool('tsc'), '-p', '.'], { cwd })
  await succeed(process.execPath, ['walk.mjs'], { cwd, env: environment(owlet) })
  const { stdout } = await run(process.execPath, [tool('tsc'), '-p', 'wrong'], { cwd })
  const lines = [...stdout.matchAll(/^wrong\/wrong\.mts\((\d+),/gm)].map(([, line]) => Number(line))
  const expected = (await readFile(join(cwd, 'wrong', 'wrong.mts'), 'utf8')).split('\n').flatMap((line, i) => (line.endsWith('// wrong') ? [i + 1] : []))
  if (lines.join() !== expected.join()) throw new Error(`${wrong} (lines ${expected}): ${stdout}`)
}
