import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { here } from './command.mjs'
import { documentForPrism, operationOf, withPrism } from './prism.mjs'
import { holdAgainst } from './report.mjs'
import { walk } from './walk.mjs'

/** Sends a request of the walk; {status, text, violations}, the last those of the answer, as Prism tells them in a header. */
async function send(origin, owlet, { method, path, body, key }) {
  const headers = { Authorization: `Bearer ${owlet.keys[key]}` }
  const isForm = body instanceof FormData
  if (body && !isForm) headers['Content-Type'] = 'application/json'
  const url = `${origin}/api/v1/workspace/${owlet.workspace}${path}`
  const answer = await fetch(url, { method, headers, body: isForm ? body : JSON.stringify(body) })
  const violations = JSON.parse(answer.headers.get('sl-violations') ?? '[]').filter(({ location }) => location[0] === 'response')
  // Where the server answers 501, Prism makes an answer up. All of the server's own are not to be stored.
  const madeUp = answer.headers.get('cache-control') !== 'no-store'
  return { status: madeUp ? 501 : answer.status, text: await answer.text(), violations: summed(violations).map(({ message }) => message) }
}

/** Violations without those that tell why each schema of an anyOf did not match. */
function summed(violations) {
  const places = new Set(violations.filter(({ code }) => code === 'anyOf').map(({ location }) => location.join()))
  return violations.filter(({ code, location }) => code === 'anyOf' || !places.has(location.join()))
}

/** Walks the operations of the vendor's document through Prism: no answer may be other than the document says. */
export async function checkAnswers(vendor, owlet, folder) {
  const { path: document, operations } = await documentForPrism(vendor, folder)
  const outcomes = new Map(operations.map(({ name }) => [name, new Set()]))
  const wrong = []
  const found = new Set()
  await withPrism(document, owlet.origin, async (origin) => {
    for (const request of walk) {
      const name = operationOf(operations, request)
      const { status, text, violations } = await send(origin, owlet, request)
      outcomes.get(name).add(status < 400 ? 'right' : 'refused')
      if (status !== request.status) wrong.push(`${request.method} ${request.path}: ${status}, not ${request.status}: ${text.slice(0, 200)}`)
      for (const violation of violations) found.add(`${name} ${status}: ${violation}`)
    }
  })
  for (const [name, seen] of outcomes) if (seen.size < 2) wrong.push(`${name}: no answer was ${seen.has('right') ? 'a refusal' : 'right'}`)
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  holdAgainst(JSON.parse(await readFile(join(here, 'violations.json'), 'utf8')), [...found])
}

/** Answers every operation wrongly: Prism must say so each time, or else its silence above means nothing. */
export async function checkWrongAnswers(vendor, owlet, folder) {
  const { path: document, operations } = await documentForPrism(vendor, folder)
  const rights = new Map(walk.filter(({ status }) => status < 400).map((request) => [operationOf(operations, request), request]))
  const upstream = createServer(answerWrongly).listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  try {
    await withPrism(document, `http://127.0.0.1:${upstream.address().port}`, async (origin) => {
      for (const [name, request] of rights) {
        const { violations } = await send(origin, owlet, request)
        if (violations.length === 0) throw new Error(`${name}: a wrong answer went unseen`)
      }
    })
  } finally {
    upstream.close()
  }
}

function answerWrongly(request, response) {
  request.resume().on('end', () => {
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    response.end('{"data":"wrong"}')
  })
}
