import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../embedded-postgres.mjs'
import { ensureInstalled } from '../install.mjs'
import { PlainError, reportError } from '../plain-error.mjs'
import { bold, print, seconds, stage } from '../progress.mjs'
import { onStopRequest } from '../shutdown.mjs'
import { databaseFolder } from './data-folder.mjs'
import { children, steps } from './steps.mjs'

/** What a tester has set for his own Solmu must not reach the tests. */
const foreign = /^(DATABASE_|PORT$|HOST$|PUBLIC_URL$|SMTP_|MAIL_FROM$|S3_|STORAGE_DIR$|WORKER$|WEB_DIR$|SOLMU_DATA_DIR$|LOG_LEVEL$|SECRET_|METRICS_|AUDIT_|CLAMD_|AD_HOC_|INTROSPECTION$|RATE_LIMIT_|STORAGE_|PG[A-Z]+$)/

/**
 * `npm test [-- --only=api,web [-- jest arguments]]`: every step to its end, then one line with all counts.
 *
 * `TEST_DATABASE_URL` names a PostgreSQL to use (the owner of its own database, allowed to create databases and
 * roles); without it one is started in a temporary folder.
 */
export async function main(args) {
  const folder = mkdtempSync(join(tmpdir(), 'solmu-test-'))
  const closers = [() => rmSync(folder, { recursive: true, force: true })]
  listenForSignals(closers)
  let exitCode
  try {
    const { chosen, jestArgs } = readArguments(args)
    await stage('Dependencies', ensureInstalled)
    const env = testEnvironment()
    if (chosen.some(({ needsDatabase }) => needsDatabase)) env.TEST_DATABASE_URL = await testDatabase(closers)
    const since = Date.now()
    const results = await runLanes(chosen, (step, isBeside) => runBeside(step, isBeside, { env, folder, jestArgs }))
    exitCode = summarise(results, Date.now() - since)
  } catch (error) {
    exitCode = reportError(error)
  }
  await close(closers)
  process.exitCode = exitCode
}

function readArguments(args) {
  const split = args.includes('--') ? args.indexOf('--') : args.length
  const [own, jestArgs] = [args.slice(0, split), args.slice(split + 1)]
  const names = steps.map(({ name }) => name)
  const only = own.filter((arg) => arg.startsWith('--only=')).flatMap((arg) => arg.slice('--only='.length).split(','))
  const unknown = own.find((arg) => !arg.startsWith('--only=')) ?? only.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    throw new PlainError(`npm test does not know "${unknown}".`, {
      advice: `npm test -- --only=api,web            steps: ${names.join(', ')}\n` +
        'npm test -- --only=api -- -t "login"   what follows the second -- goes to Jest'
    })
  }
  return { chosen: steps.filter(({ name }) => only.length === 0 || only.includes(name)), jestArgs }
}

function testEnvironment() {
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name))
  return { ...Object.fromEntries(own), NODE_ENV: 'test', NX_NO_CLOUD: 'true', NX_DAEMON: 'false' }
}

async function testDatabase(closers) {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL
  const { folder, remove } = await databaseFolder()
  closers.push(remove)
  const { url, stop } = await stage('Database', () => startPostgres({ dataDir: folder, fast: true, label: 'npm test' }))
  closers.push(stop)
  return url
}

/** Steps of the same lane run one after another, and the lanes side by side. Results keep the order of the steps. */
export async function runLanes(chosen, work) {
  const lanes = [...new Set(chosen.map(({ lane }) => lane))].map((lane) => chosen.filter((step) => step.lane === lane))
  const results = new Map()
  await Promise.all(lanes.map(async (lane) => {
    for (const step of lane) results.set(step, await work(step, lanes.length > 1))
  }))
  return chosen.map((step) => results.get(step))
}

/** Runs a step. What one that has others beside it has to say comes in one piece, at its end. */
function runBeside(step, isBeside, context) {
  if (!isBeside) return runStep(step, { ...context, say: (text) => void process.stdout.write(text) })
  print(`\n${step.name} …`)
  const said = []
  return runStep(step, { ...context, isBeside, say: (text) => void said.push(text) }, said)
}

async function runStep({ name, run }, context, said) {
  const heading = `\n${bold(`── ${name} `.padEnd(72, '─'))}`
  if (!said) print(heading)
  const since = Date.now()
  const counts = await run(context)
  const took = Date.now() - since
  if (said) print(`${heading}\n${said.join('')}`.trimEnd())
  print(`${bold(`── ${name}`)}: ${words(counts)}${counts.remark ? ` (${counts.remark})` : ''}, ${seconds(took)}`)
  return { name, took, ...counts }
}

/** Prints all counts and, alone on the very last line, their sum. Returns the exit code. */
function summarise(results, took) {
  print(`\n${bold('── all '.padEnd(72, '─'))}`)
  for (const { name, took, remark, ...counts } of results) {
    print(`${counts.failed ? '✗' : '✓'} ${name.padEnd(8)} ${seconds(took).padStart(12)}   ${words(counts)}${remark ? ` (${remark})` : ''}`)
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  print(`whole run ${seconds(took)}\n`)
  print(words({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }))
  return sum('failed') === 0 ? 0 : 1
}

function words({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}

function listenForSignals(closers) {
  onStopRequest(() => {
    for (const child of children) child.kill('SIGTERM')
    void close(closers).finally(() => process.exit(130))
  })
}

async function close(closers) {
  for (const step of closers.splice(0).reverse()) await step()
}
