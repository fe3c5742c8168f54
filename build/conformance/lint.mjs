import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { here, run, tool } from './command.mjs'

const linters = {
  redocly: (documents) => [tool('redocly'), 'lint', ...documents, '--config', join(here, 'redocly.yaml')],
  spectral: (documents) => [tool('spectral'), 'lint', ...documents, '--ruleset', join(here, 'spectral.yaml'), '--fail-severity', 'warn', '--quiet'],
}

async function findings(linter, documents) {
  const { code, stdout, stderr } = await run(process.execPath, linters[linter](documents))
  return code === 0 ? '' : stdout + stderr
}

export async function checkLint(linter, documents) {
  const found = await findings(linter, documents)
  if (found) throw new Error(found)
}

const operation = (document) => Object.values(Object.values(document.paths)[0])[0]

const spoilt = {
  'an answer that is missing': (document) => delete operation(document).responses,
  'a reference to nothing': (document) => (operation(document).responses['400'].$ref += 'Nowhere'),
  'an operation without an id': (document) => delete operation(document).operationId,
  'a path with a parameter that is not described': (document) => (document.paths['/api/{nothing}'] = { get: operation(document) }),
}

/** Spoils a document in several ways; the linter must see each. */
export async function checkLintBites(linter, document, folder) {
  const paths = new Map()
  for (const [name, spoil] of Object.entries(spoilt)) {
    const parsed = JSON.parse(await readFile(document, 'utf8'))
    spoil(parsed)
    paths.set(name, join(folder, `${name.replaceAll(' ', '-')}.json`))
    await writeFile(paths.get(name), JSON.stringify(parsed))
  }
  const found = await findings(linter, [...paths.values()])
  for (const [name, path] of paths) {
    // Both linters head what they find in a document with its path.
    if (!new RegExp(`^.*${basename(path)}(:\\d+:\\d+ at .*)?$`, 'm').test(found)) throw new Error(`${name}: ${linter} does not see it`)
  }
}
