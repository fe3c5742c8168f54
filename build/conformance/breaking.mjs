import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { goModule, here, succeed } from './command.mjs'
import { holdAgainst } from './report.mjs'

/** What oasdiff finds that a client of the first document cannot stand in the second, in requests and answers, warnings included. */
async function breakingChanges(vendor, ours) {
  const found = JSON.parse(await succeed('go', ['tool', 'oasdiff', 'breaking', vendor, ours, '--format', 'json', '--severity-levels', join(here, 'severity.txt')], goModule))
  return (found ?? []).map(({ id, text, operation, path }) => [operation, path?.replace('/api/v1/workspace/{workspaceId}', ''), `${text} [${id}]`].filter(Boolean).join(' '))
}

const known = async () => JSON.parse(await readFile(join(here, 'breaking.json'), 'utf8'))

export async function checkBreaking(vendor, ours) {
  holdAgainst(await known(), await breakingChanges(vendor, ours))
}

/** Changes of our document that would break a client; each must be found. */
const spoilt = {
  'an operation less': ({ paths }) => delete at(paths, '/records').patch,
  'a body that needs more': ({ components }) => components.schemas.ModuleInput.required.push('labels'),
  'a narrower value': ({ components }) => (components.schemas.Name.maxLength = 50),
  'an answer of another type': ({ components }) => (components.schemas.CreatedRecordsAnswer.properties.data.properties.ids.items.type = 'integer'),
  'an answer that leaves out': ({ components }) => delete components.schemas.RecordsAnswer.properties.page_info.properties.has_more,
}

const at = (paths, end) => paths[Object.keys(paths).find((path) => path.endsWith(end))]

export async function checkBreakingBites(vendor, ours, folder) {
  const before = await breakingChanges(vendor, ours)
  for (const [name, spoil] of Object.entries(spoilt)) {
    const document = JSON.parse(await readFile(ours, 'utf8'))
    spoil(document)
    const path = join(folder, 'spoilt.json')
    await writeFile(path, JSON.stringify(document))
    const found = await breakingChanges(vendor, path)
    if (found.every((finding) => before.includes(finding))) throw new Error(`${name}: oasdiff does not see it`)
  }
}
