import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes every document that the server serves or owletctl exports, in both formats; their paths, the served JSON first. */
export async function writeDocuments(owlet, folder) {
  const cwd = join(folder, 'documents')
  await mkdir(cwd)
  const paths = []
  const write = async (name, text) => {
    paths.push(join(cwd, name))
    await writeFile(paths.at(-1), text)
  }
  for (const format of ['json', 'yaml']) {
    const answer = await fetch(`${owlet.origin}/api/docs-${format}`)
    if (!answer.ok) throw new Error(`/api/docs-${format}: ${answer.status}`)
    await write(`served.${format}`, await answer.text())
    const schema = (workspace, kind) => owlet.run('schema', '--workspace', workspace, '--kind', kind, '--format', format)
    await write(`api.${format}`, schema(owlet.workspace, 'api'))
    for (const name of ['workspace', 'sample', 'empty']) await write(`${name}.${format}`, schema(owlet[name], 'workspace'))
  }
  return paths
}
