import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { advisoryFindings, billOf, judge, offlineFindings, packagesOf } from './dependencies/judge.mjs'
import { dist, root } from './places.mjs'

/** The oldest that is promised (package.json, engines). */
const oldestNode = '20.19.0'
const askMs = 60_000

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/**
 * Looks at every package of the lockfile, and writes the bill of materials of what is shipped to dist/sbom.cdx.json.
 * What is let pass stands in docs/dependency-exceptions.json.
 *
 * @returns {Promise<{ faults: string[], remark: string }>}
 */
export async function checkDependencies() {
  const packages = packagesOf(read('package-lock.json'), (place) => {
    const path = join(place, 'package.json')
    return existsSync(join(root, path)) ? read(path) : null
  })
  mkdirSync(dist, { recursive: true })
  writeFileSync(join(dist, 'sbom.cdx.json'), `${JSON.stringify(billOf(packages, read('package.json')), null, 1)}\n`)
  const { report, failure } = await askForAdvisories()
  const advisories = advisoryFindings(report)
  const findings = [...offlineFindings(packages, { node: oldestNode }), ...(advisories ?? [])]
  const today = new Date().toISOString().slice(0, 10)
  const faults = judge(findings, read('docs/dependency-exceptions.json'), { today, isWhole: advisories !== null })
  const asked = advisories ? `${advisories.length} grave advisories` : `advisories could not be asked: ${failure}`
  return { faults, remark: `${packages.length} packages, ${asked}` }
}

/** `npm audit` ends with a failure when it finds something; what it found stands in its output all the same. */
function askForAdvisories() {
  return new Promise((done) => {
    execFile('npm', ['audit', '--omit=dev', '--json'], { cwd: root, timeout: askMs, maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' }, (error, out) => {
      try {
        const report = JSON.parse(out)
        done({ report, failure: String(report.message ?? report.error?.summary ?? 'no report').split('\n')[0] })
      } catch {
        done({ report: null, failure: error?.killed ? `no answer within ${askMs / 1000} s` : 'npm gave no report' })
      }
    })
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { faults, remark } = await checkDependencies()
  process.stdout.write(`${[remark, ...faults.map((fault) => `✗ ${fault}`)].join('\n')}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
