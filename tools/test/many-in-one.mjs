import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { root } from '../places.mjs'
import { longSpecs } from './longest-first.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))

/** What a spec takes that is not among the long ones, in seconds. */
const USUAL = 2

/**
 * A Jest configuration that runs all specs of a project in a few files, each of which loads the product once for all of
 * its specs (ADR 28). Gives the path of the configuration, and the files.
 */
export async function manyInOne(project, count) {
  const { default: config } = await import(pathToFileURL(join(root, project, 'jest.config.mjs')).href)
  const rootDir = join(root, project)
  const folder = join(root, 'node_modules/.cache/solmu/specs', project.replaceAll('/', '-'))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const specs = readdirSync(rootDir, { recursive: true }).filter((path) => /\.spec\.tsx?$/.test(path)).map((path) => `${project}/${path.replaceAll('\\', '/')}`).sort()
  const files = balanced(specs, count).map((group, at) => {
    const file = join(folder, `group-${at + 1}.spec.mjs`)
    writeFileSync(file, groupFile(group))
    return file
  })
  const [, swc] = Object.values(config.transform)[0]
  const path = join(folder, 'jest.config.json')
  writeFileSync(path, JSON.stringify({
    ...config,
    rootDir,
    roots: [rootDir, folder],
    testMatch: [`${folder}/*.spec.mjs`],
    testPathIgnorePatterns: [],
    transform: { '\\.spec\\.tsx?$': [here('spec-as-function.mjs'), swc], ...config.transform }
  }))
  return { path, files }
}

/** The specs in so many groups that take about as long as each other: the longest first, each to the group that has least. */
export function balanced(specs, count) {
  const secondsOf = (spec) => longSpecs[spec] ?? USUAL
  const groups = Array.from({ length: Math.min(count, specs.length) }, () => ({ seconds: 0, specs: [] }))
  for (const spec of [...specs].sort((one, other) => secondsOf(other) - secondsOf(one))) {
    const least = groups.reduce((one, other) => (other.seconds < one.seconds ? other : one))
    least.specs.push(spec)
    least.seconds += secondsOf(spec)
  }
  return groups.map((group) => group.specs)
}

/** One file of many specs. A spec that does not load is a test that failed, and the others go on. */
export function groupFile(specs) {
  const path = (name) => JSON.stringify(name.replaceAll('\\', '/'))
  return [
    `import { describe } from '@jest/globals'`,
    `import { specOf } from ${path(here('clean-start.mjs'))}`,
    ...specs.map((spec) => `describe(${path(spec)}, await specOf(() => import(${path(join(root, spec))})))`),
    ''
  ].join('\n')
}
