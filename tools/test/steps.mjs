import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll } from '../build.mjs'
import { root } from '../places.mjs'
import { reportError } from '../plain-error.mjs'

/** No step may take longer: a run that hangs is a run that failed. */
const longestMs = 8 * 60_000

const bin = (path) => join(root, 'node_modules', path)
const cache = (name) => join(root, 'node_modules/.cache/solmu', name)
const typed = ['libs/shared', 'libs/domain', 'apps/api', 'apps/web', 'tests/guards', 'tests/e2e']

/** Every program that runs at the moment, so that all can be ended when the run is. */
export const children = new Set()

/**
 * The steps of a whole run, in order. Each runs to its end and resolves to its counts.
 *
 * @type {{ name: string, needsDatabase?: boolean, run: (context: object) => Promise<Counts> }[]}
 * @typedef {{ passed: number, failed: number, skipped: number, remark?: string }} Counts
 */
export const steps = [
  { name: 'lint', run: lint },
  { name: 'types', run: types },
  { name: 'domain', run: (context) => jest(['libs/domain', 'libs/shared'], context) },
  { name: 'api', needsDatabase: true, run: (context) => jest(['apps/api'], context) },
  { name: 'guards', needsDatabase: true, run: (context) => jest(['tests/guards'], context) },
  { name: 'web', run: (context) => jest(['apps/web'], context) },
  { name: 'build', run: build },
  { name: 'e2e', needsDatabase: true, run: (context) => jest(['tests/e2e'], context) }
]

/** Style, size budgets and module boundaries of everything; one check per project would only repeat the work. */
async function lint({ env }) {
  // The rule about projects reads the graph of the workspace, which Nx has to have drawn first.
  const drawn = await run([bin('nx/dist/bin/nx.js'), 'graph', '--file', cache('graph.json')], env)
  if (drawn !== 0) return verdict(false)
  const code = await run([
    bin('eslint/bin/eslint.js'), '.', '--max-warnings=0', '--cache', '--cache-strategy', 'content',
    '--cache-location', cache('eslint/')
  ], env)
  return verdict(code === 0)
}

/** One check per project, two at a time. */
async function types({ env }) {
  const waiting = typed.filter((project) => existsSync(join(root, project, 'tsconfig.json')))
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const work = async () => {
    for (let project = waiting.shift(); project; project = waiting.shift()) {
      const memory = cache(`types/${project.replace('/', '-')}.tsbuildinfo`)
      const code = await run([bin('typescript/bin/tsc'), '--noEmit', '-p', project, '--incremental', '--tsBuildInfoFile', memory], env)
      counts[code === 0 ? 'passed' : 'failed'] += 1
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${project}\n`)
    }
  }
  await Promise.all([work(), work()])
  return counts
}

async function build() {
  try {
    const { note } = await buildAll()
    process.stdout.write(`✓ ${note}\n`)
    return verdict(true)
  } catch (error) {
    reportError(error)
    return verdict(false)
  }
}

/** Runs the specs of some projects and reads Jest's own count of them. */
async function jest(projects, { env, folder, jestArgs }) {
  const result = join(folder, `${projects[0].replace('/', '-')}.json`)
  const configs = projects.map((project) => join(root, project, 'jest.config.mjs'))
  const which = configs.length === 1 ? ['--config', configs[0]] : ['--projects', ...configs]
  const code = await run([
    '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js'), ...which,
    '--maxWorkers=2', '--passWithNoTests', '--json', `--outputFile=${result}`, ...jestArgs
  ], env)
  return countJest(existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : null, code)
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

/** Runs a Node program to its end; resolves to its exit code, 124 when it took too long. */
function run(args, env) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  children.add(child)
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, longestMs)
  return new Promise((done) => {
    child.once('error', () => done(127))
    child.once('exit', (code) => done(isLate ? 124 : code ?? 1))
  }).finally(() => {
    clearTimeout(timer)
    children.delete(child)
  })
}
