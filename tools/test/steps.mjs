import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants, setPriority, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import preset from '../../jest.preset.mjs'
import { buildAll } from '../build.mjs'
import { root } from '../places.mjs'
import { reportError } from '../plain-error.mjs'

/** No step may take longer: a run that hangs is a run that failed. The long tests do many times more at night. */
const longestMs = (process.env.NIGHTLY ? 60 : 40) * 60_000

const bin = (path) => join(root, 'node_modules', path)
const cache = (name) => join(root, 'node_modules/.cache/solmu', name)

/** Every program that runs at the moment, so that all can be ended when the run is. */
export const children = new Set()

/**
 * The steps of a whole run, in order. Each runs to its end and resolves to its counts. The lane of what needs nobody else
 * goes on beside the lane of what asks a database and servers, so that no core waits while tests wait for an answer, or
 * for the last of them. The journeys of a visitor come last, when the lane beside them is done: a person does not share
 * two cores with lint and three thousand other tests either, and what waits 30 seconds for a page then waits for nothing else.
 *
 * @type {{ name: string, lane: 'alone' | 'served', needsDatabase?: boolean, run: (context: object) => Promise<Counts> }[]}
 * @typedef {{ passed: number, failed: number, skipped: number, remark?: string }} Counts
 */
export const steps = [
  { name: 'lint', lane: 'alone', run: lint },
  { name: 'types', lane: 'alone', run: types },
  { name: 'packages', lane: 'alone', run: packages },
  { name: 'domain', lane: 'alone', run: (context) => jest(['libs/domain', 'libs/shared'], context, 4) },
  { name: 'api', lane: 'served', needsDatabase: true, run: (context) => jest(['apps/api'], context, 12) },
  { name: 'guards', lane: 'served', needsDatabase: true, run: (context) => jest(['tests/guards'], context) },
  { name: 'web', lane: 'alone', run: (context) => jest(['apps/web'], context, 6) },
  { name: 'build', lane: 'served', run: build },
  { name: 'e2e', lane: 'served', needsDatabase: true, run: (context) => jest(['tests/e2e'], context) }
]

/** Style, size budgets and module boundaries of everything; one check per project would only repeat the work. */
async function lint(context) {
  // The rule about projects reads the graph of the workspace, which Nx has to have drawn first.
  const drawn = await run([bin('nx/dist/bin/nx.js'), 'graph', '--file', cache('graph.json')], context)
  if (drawn !== 0) return verdict(false)
  const code = await run([
    bin('eslint/bin/eslint.js'), '.', '--max-warnings=0', '--cache', '--cache-strategy', 'content',
    '--cache-location', cache('eslint/')
  ], { ...context, isPatient: true })
  return verdict(code === 0)
}

/** Types, promises that nobody waits for and what nobody uses, in one look at the whole: what .oxlintrc.json says. */
async function types(context) {
  // The checker believes what is written down of the web's documents, so that has to be true.
  const { webTypesFault } = await import('../web-types.mjs')
  const fault = webTypesFault()
  if (fault) context.say(`✗ ${fault}\n`)
  // The checker is a Go program that ends soon: it may let things lie, up to half of the memory, before it cleans up.
  const env = { ...context.env, GOGC: '400', GOMEMLIMIT: `${Math.floor(totalmem() / 2 ** 21)}MiB` }
  const args = ['--type-aware', '--type-check', '--deny-warnings', 'apps', 'libs', 'tests']
  const code = await run([bin('oxlint/bin/oxlint'), ...args], { ...context, env, isPatient: true })
  return verdict(code === 0 && !fault)
}

/** Where the packages come from, under which licences, and what is known against them. */
async function packages({ say }) {
  // Its packages are not there before the installation.
  const { checkDependencies } = await import('../dependencies.mjs')
  const { faults, remark } = await checkDependencies()
  for (const fault of faults) say(`✗ ${fault}\n`)
  return { ...verdict(faults.length === 0), remark }
}

async function build({ say }) {
  try {
    const { note } = await buildAll()
    say(`✓ ${note}\n`)
    return verdict(true)
  } catch (error) {
    reportError(error)
    return verdict(false)
  }
}

/** Runs the specs of some projects and reads Jest's own count of them. Where groups are told, and nobody asks Jest for
 * something of his own, each group of specs is loaded as one. */
async function jest(projects, context, groups = 0) {
  const { folder, jestArgs } = context
  const result = join(folder, `${projects[0].replace('/', '-')}.json`)
  const { configs, files } = groups > 0 && jestArgs.length === 0
    ? await inGroups(projects, groups)
    : { configs: projects.map((project) => join(root, project, 'jest.config.mjs')), files: [] }
  const which = configs.length === 1 ? ['--config', configs[0]] : ['--projects', ...configs]
  const code = await run([
    '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js'), ...which,
    // Of several projects Jest would take no limit of time from any.
    '--maxWorkers=2', `--testTimeout=${preset.testTimeout}`, `--testSequencer=${fileURLToPath(new URL('longest-first.mjs', import.meta.url))}`, '--passWithNoTests', '--json', `--outputFile=${result}`, ...files, ...jestArgs
  ], context)
  return countJest(existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : null, code)
}

/** The configurations of projects that run many specs in one file, and what tells Jest to run these files. */
async function inGroups(projects, groups) {
  // It needs packages, which are not there before the installation.
  const { manyInOne } = await import('./many-in-one.mjs')
  const all = await Promise.all(projects.map((project) => manyInOne(project, groups)))
  return { configs: all.map(({ path }) => path), files: ['--runTestsByPath', ...all.flatMap(({ files }) => files)] }
}

/**
 * A spec file that does not even load counts as one failure, and so does a run that ends badly or tests nothing.
 *
 * @param {object | null} result what Jest wrote, null when it wrote nothing
 * @param {number} code how Jest ended
 */
export function countJest(result, code) {
  if (!result) return { ...verdict(false), remark: 'Jest gave no result' }
  const passed = result.numPassedTests
  const skipped = result.numPendingTests + result.numTodoTests
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  if (passed + failed === 0) return { passed, failed: 1, skipped, remark: 'no test ran' }
  if (failed === 0 && code !== 0) return { passed, failed: 1, skipped, remark: `Jest ended with code ${code}` }
  return { passed, failed, skipped }
}

function verdict(isFine) {
  return { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: 0 }
}

/** Runs a Node program to its end; resolves to its exit code, 124 when it took too long. A patient one lets others go first. */
function run(args, { env, say, isBeside, isPatient }) {
  const out = isBeside ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', out, out] })
  if (isPatient && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', say)
  children.add(child)
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, longestMs)
  return new Promise((done) => {
    child.once('error', () => done(127))
    child.once('close', (code) => done(isLate ? 124 : code ?? 1))
  }).finally(() => {
    clearTimeout(timer)
    children.delete(child)
  })
}
