// Holds the API against programs that we did not write: node build/conformance/run.mjs OWLETCTL. NINOX_OPENAPI names the vendor's
// document; without it what needs it is skipped.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checkBreaking, checkBreakingBites } from './breaking.mjs'
import { checkGoClient, checkTypeScriptClient } from './clients.mjs'
import { writeDocuments } from './documents.mjs'
import { checkFormulas } from './formulas.mjs'
import { checkLint, checkLintBites } from './lint.mjs'
import { Owlet } from './owlet.mjs'
import { checkAnswers, checkWrongAnswers } from './proxy.mjs'
import { Report } from './report.mjs'
import { createFair } from './structure.mjs'

async function checkAll(report, vendor, owlet, folder) {
  await createFair(owlet)
  const documents = await writeDocuments(owlet, folder)
  const [served] = documents
  for (const linter of ['redocly', 'spectral']) {
    await report.check(`${linter}: nothing to find in our documents`, () => checkLint(linter, documents))
    await report.check(`${linter}: sees faults`, () => checkLintBites(linter, served, folder))
  }
  await report.check("openapi-typescript, openapi-fetch: a typed client of a workspace's own document", () => checkTypeScriptClient(owlet, folder))
  await report.check('a plain client: formulas, references and scripts', () => checkFormulas(owlet))
  await report.checkVendor("oasdiff: our document breaks no client of the vendor's", () => checkBreaking(vendor, served))
  await report.checkVendor('oasdiff: sees breaking changes', () => checkBreakingBites(vendor, served, folder))
  await report.checkVendor("oapi-codegen: a Go client of the vendor's document", () => checkGoClient(vendor, owlet, folder))
  await report.checkVendor("Prism: 23 operations answer as the vendor's document says", () => checkAnswers(vendor, owlet, folder))
  await report.checkVendor('Prism: sees wrong answers', () => checkWrongAnswers(vendor, owlet, folder))
}

const vendor = process.env.NINOX_OPENAPI && resolve(process.env.NINOX_OPENAPI)
const report = new Report(vendor)
const folder = await mkdtemp(join(tmpdir(), 'owlet-conformance-'))
try {
  const owlet = await Owlet.start(resolve(process.argv[2]), folder)
  try {
    await checkAll(report, vendor, owlet, folder)
  } finally {
    await owlet.stop()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.exitCode = report.failed > 0 ? 1 : 0
