import { access, constants } from 'node:fs/promises'

/** Runs checks one after the other and prints a line each. */
export class Report {
  failed = 0

  constructor(vendor) {
    this.vendor = vendor
  }

  async check(name, run) {
    const start = Date.now()
    try {
      await run()
    } catch (error) {
      this.failed++
      console.log(`FAILED  ${name}\n${indented(error.message)}`)
      return
    }
    console.log(`passed  ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
  }

  /** A check that needs the vendor's document: skipped when none is named, failed when it cannot be read. */
  async checkVendor(name, run) {
    if (!this.vendor) {
      console.log(`skipped ${name}: NINOX_OPENAPI is not set`)
      return
    }
    await this.check(name, async () => {
      await access(this.vendor, constants.R_OK)
      await run()
    })
  }
}

const indented = (text) => text.trimEnd().replace(/^/gm, '        ')

/**
 * Holds what was found against a list of what is known, each with its reason. What is found and not listed, listed and not found, or
 * listed without a reason is an error.
 */
export function holdAgainst(list, found) {
  const known = new Map(list.map(({ finding, reason }) => [finding, reason]))
  const problems = [
    ...found.filter((finding) => !known.has(finding)).map((finding) => `not listed: ${finding}`),
    ...list.filter(({ finding }) => !found.includes(finding)).map(({ finding }) => `listed, but does not occur any more: ${finding}`),
    ...list.filter(({ reason }) => !reason?.trim()).map(({ finding }) => `listed without a reason: ${finding}`),
  ]
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
