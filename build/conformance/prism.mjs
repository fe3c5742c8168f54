import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tool } from './command.mjs'
import { announced } from './owlet.mjs'

/** Runs `use` with the address of Prism, as a proxy with a document in front of an upstream. */
export async function withPrism(document, upstream, use) {
  const prism = spawn(process.execPath, [tool('prism'), 'proxy', document, upstream, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    return await use(await announced(prism, /Prism is listening on (http:\S+)/))
  } finally {
    prism.kill()
    await once(prism, 'exit')
  }
}

/**
 * A copy of the vendor's document that Prism can check everything with. A schema with "nullable" but no "type" it cannot compile, and
 * then it checks nothing and does not tell; the same is said here in each of the schemas below.
 */
export async function documentForPrism(vendor, folder) {
  const document = JSON.parse(await readFile(vendor, 'utf8'), (key, schema) => {
    if (!schema?.nullable || schema.type || !schema.anyOf) return schema
    const { nullable, ...others } = schema
    return { ...others, anyOf: schema.anyOf.map((member) => ({ ...member, nullable })) }
  })
  const path = join(folder, 'prism.json')
  await writeFile(path, JSON.stringify(document))
  return { path, operations: operationsOf(document) }
}

/** Every operation of a document: its name, and what matches a request for it below the workspace. */
function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, item]) => {
    const below = path.replace('/api/v1/workspace/{workspaceId}', '')
    const pattern = below.replaceAll(/\{\w+\}/g, '[^/]+')
    return Object.keys(item).map((method) => ({ name: `${method.toUpperCase()} ${below}`, pattern: new RegExp(`^${method} ${pattern}$`, 'i') }))
  })
}

/** The name of the operation that a request is for; where two match, the one without a parameter at its end. */
export function operationOf(operations, { method, path }) {
  const found = operations.filter(({ pattern }) => pattern.test(`${method} ${path.split('?')[0]}`))
  return (found.find(({ name }) => !name.endsWith('}')) ?? found[0]).name
}
