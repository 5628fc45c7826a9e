import semver from 'semver'

/**
 * What may be shipped with a work under EUPL-1.2 or used to build it: permissive licences, and MPL-2.0 and OFL-1.1,
 * whose copyleft stays with their own files.
 */
const licences = new Set([
  '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-4.0', 'CC0-1.0', 'EUPL-1.2', 'ISC', 'MIT', 'MIT-0',
  'MPL-2.0', 'OFL-1.1', 'Python-2.0', 'Unlicense', 'Zlib'
])

/** How every package registry addresses a release; that there is only one registry, the guard of the repository sees. */
const release = /^https:\/\/[^/]+\/.+\/-\/[^/]+\.tgz$/

/**
 * @typedef {{ name: string, version: string, place: string, licence?: string, resolved?: string, integrity?: string,
 *   node?: string, isDev: boolean }} Package
 * @typedef {{ advisory: string, package: string, reason: string, until: string }} Exception what is let pass, why, and
 *   until which day; `advisory` is an id such as GHSA-…, or `source`, `licence` or `engines`
 * @typedef {{ advisory: string, package: string, what: string }} Finding
 */

/** The packages of a lockfile. `readManifest` gives the package.json of one that is installed, or null. */
export function packagesOf(lock, readManifest) {
  return Object.entries(lock.packages).filter(([place, entry]) => place !== '' && !entry.link).map(([place, entry]) => ({
    name: entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version,
    place,
    licence: entry.license ?? licenceIn(readManifest(place)),
    resolved: entry.resolved,
    integrity: entry.integrity,
    node: entry.engines?.node,
    isDev: entry.dev === true
  }))
}

/** Old packages name their licence as an object, or several. */
function licenceIn(manifest) {
  const given = manifest?.license ?? manifest?.licenses
  const names = [given].flat().map((one) => (typeof one === 'object' ? one?.type : one)).filter(Boolean)
  return names.length > 0 ? names.join(' OR ') : undefined
}

/**
 * What can be said of packages without asking anybody: where they come from, whether their content is pinned, their
 * licence, and whether they run on the oldest Node.js that is promised.
 *
 * @returns {Finding[]}
 */
export function offlineFindings(packages, { node }) {
  return packages.flatMap((one) => [
    ...(one.resolved && !release.test(one.resolved) ? [finding('source', one, `comes from ${one.resolved}`)] : []),
    ...(/^sha512-/.test(one.integrity ?? '') ? [] : [finding('source', one, 'is not pinned by a SHA-512')]),
    ...(allows(one.licence) ? [] : [finding('licence', one, `is under ${one.licence ?? 'no licence that it names'}`)]),
    ...(one.node && !semver.satisfies(node, one.node) ? [finding('engines', one, `wants Node.js ${one.node}`)] : [])
  ])
}

function finding(advisory, { name, version }, what) {
  return { advisory, package: name, what: `${name} ${version} ${what}` }
}

/** Whether an SPDX expression can be met with the licences above. */
export function allows(expression) {
  if (!expression) return false
  return expression.replace(/[()]/g, '').split(/ OR /i).some((way) => way.split(/ AND /i).every((name) => licences.has(name.trim())))
}

/**
 * The findings of `npm audit --json` that matter: high and critical.
 *
 * @returns {Finding[] | null} null when the report is none, because the registry was not there or does not answer that
 */
export function advisoryFindings(report) {
  if (!report || typeof report.vulnerabilities !== 'object') return null
  const found = Object.values(report.vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one === 'object'))
  const grave = found.filter(({ severity }) => severity === 'high' || severity === 'critical')
  const known = new Map(grave.map(({ url, source, name, title, severity }) => {
    const advisory = /GHSA-[\w-]+/.exec(url ?? '')?.[0] ?? String(source)
    return [`${advisory} ${name}`, { advisory, package: name, what: `${name}: ${title} (${severity}, ${advisory})` }]
  }))
  return [...known.values()]
}

/**
 * What has to be mended: findings that nobody has excepted, and exceptions that are incomplete, have run out or are of
 * nothing.
 *
 * @param {Finding[]} findings
 * @param {Exception[]} exceptions
 * @param {{ today: string, isWhole: boolean }} at `isWhole`: the findings hold the advisories too
 * @returns {string[]}
 */
export function judge(findings, exceptions, { today, isWhole }) {
  const matches = (exception) => (one) => one.advisory === exception.advisory && one.package === exception.package
  const valid = exceptions.filter(({ until }) => until >= today)
  const open = findings.filter((one) => !valid.some((exception) => matches(exception)(one))).map(({ what }) => what)
  const offline = ['source', 'licence', 'engines']
  const faults = exceptions.flatMap((exception) => {
    const name = `the exception ${exception.advisory} of ${exception.package}`
    if (!exception.advisory || !exception.package || !/^\d{4}-\d\d-\d\d$/.test(exception.until ?? '')) return [`${name} is incomplete`]
    if ((exception.reason ?? '').trim().length < 20) return [`${name} gives no reason`]
    if (exception.until < today) return [`${name} ran out on ${exception.until}`]
    const canTell = isWhole || offline.includes(exception.advisory)
    return canTell && !findings.some(matches(exception)) ? [`${name} is not needed any more`] : []
  })
  return [...new Set([...open, ...faults])]
}

/** A bill of materials in CycloneDX 1.5 of what is shipped. */
export function billOf(packages, { name, version }) {
  const components = packages.filter(({ isDev }) => !isDev).map((one) => ({
    type: 'library',
    name: one.name,
    version: one.version,
    purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
    ...(one.licence ? { licenses: [/ (OR|AND) /.test(one.licence) ? { expression: one.licence } : { license: { id: one.licence } }] } : {}),
    ...(one.integrity?.startsWith('sha512-') ? { hashes: [{ alg: 'SHA-512', content: hex(one.integrity) }] } : {})
  }))
  const unique = [...new Map(components.map((component) => [component.purl, { 'bom-ref': component.purl, ...component }])).values()]
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': `${name}@${version}`, name, version, licenses: [{ license: { id: 'EUPL-1.2' } }] } },
    components: unique.sort((one, other) => (one.purl < other.purl ? -1 : 1))
  }
}

function hex(integrity) {
  return Buffer.from(integrity.slice('sha512-'.length).split(' ')[0], 'base64').toString('hex')
}
