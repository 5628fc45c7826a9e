import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstLoad } from './bench/first-load.mjs'
import { measureGrowth } from './bench/growth.mjs'
import { median, memoryMbOf } from './bench/load.mjs'
import { measurePortfolio } from './bench/portfolio.mjs'
import { measureProtection } from './bench/protection.mjs'
import { measureReads } from './bench/reads.mjs'
import { measureReports } from './bench/reports.mjs'
import { measureReturns } from './bench/returns.mjs'
import { measureRowSecurity } from './bench/row-security.mjs'
import { startSolmu } from './bench/starts.mjs'
import { buildAll } from './build.mjs'
import { startPostgres } from './embedded-postgres.mjs'
import { ensureInstalled } from './install.mjs'
import { databaseFolder } from './places.mjs'
import { freePort } from './postgres/postmaster.mjs'
import { PlainError } from './plain-error.mjs'
import { pause } from './processes.mjs'
import { print, progressToStderr, runTool, stage } from './progress.mjs'
import { closeAtEnd, end, listenForSignals } from './shutdown.mjs'
import { readRunning } from './start/running.mjs'

const isJson = process.argv.includes('--json')
const optionOf = (name) => process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3)
/** One part alone. */
const only = optionOf('only')
const sizes = optionOf('units')?.split(',').map(Number)

/** The goals of the project, beside which the figures are printed. */
const goals = {
  ...{ startMs: 4000, memoryMb: 200, networkTree: 2, orgUnits: 2, rowSecurity: 1.1, scriptsKb: 300, stylesKb: 40 },
  ...{ report: 1.5, straightReport: 5, growth: 1.1, storedSums: 150, portfolio: 1.5 }
}

/**
 * `npm run bench [-- --json --only=reports|portfolio|protection --units=60,600]`: what a start, a request and a first visit cost, on a database of its own with the demo
 * network. CPU figures are ratios of one run on one machine; nothing here is a test.
 */
await runTool(async () => {
  if (isJson) progressToStderr()
  listenForSignals()
  await stage('Dependencies', ensureInstalled)
  await stage('Build', buildAll)
  const parts = { reports: onlyReports, portfolio: onlyPortfolio, protection: onlyProtection }
  if (only && !parts[only]) throw new PlainError(`There is no part ${only} to measure alone; there are ${Object.keys(parts).join(', ')}.`)
  const figures = await (only ? parts[only]() : measureAll())
  if (isJson) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  else show(figures)
  await end(0)
})

/** Protection needs neither a server nor a database. */
async function onlyProtection() {
  return { protection: await stage('Protection', async (say) => measureProtection(say, sizes)) }
}

async function onReadyServer() {
  useOwnData()
  const solmu = await stage('First start', async () => startSolmu(await freePort()))
  closeAtEnd(() => solmu.stop())
}

async function onlyReports() {
  await onReadyServer()
  return { reports: await reportsStage() }
}

async function onlyPortfolio() {
  await onReadyServer()
  return { portfolio: await portfolioStage() }
}

function portfolioStage() {
  return stage('Portfolio', async (say) => measurePortfolio({ ...readRunning(), databaseUrl: await databaseUrl() }, say))
}

function reportsStage() {
  return stage('Reports', async (say) => measureReports({ ...readRunning(), databaseUrl: await databaseUrl() }, say, sizes))
}

async function measureAll() {
  useOwnData()
  const port = await freePort()
  const first = await stage('First start', () => startSolmu(port))
  await first.stop()
  const starts = []
  let solmu
  await stage('Starts', async (say) => {
    for (let turn = 1; turn <= 3; turn++) {
      say(`${turn} of 3`)
      await solmu?.stop()
      solmu = await startSolmu(port)
      starts.push(solmu.ms)
    }
  })
  closeAtEnd(() => solmu.stop())
  const memoryMb = await stage('Memory', restingMemory)
  const reads = await stage('Reads', async (say) => measureReads({ ...readRunning(), databaseUrl: await databaseUrl() }, say))
  const returns = await stage('Returns', async (say) => measureReturns({ ...readRunning(), databaseUrl: await databaseUrl() }, say))
  const rowSecurity = await stage('Row security', async () => measureRowSecurity(await databaseUrl()))
  return {
    ...{ node: process.versions.node, firstStartMs: first.ms, startMs: median(starts), memoryMb },
    growth: await stage('Growth', async (say) => measureGrowth(await databaseUrl(), say)),
    portfolio: await portfolioStage(),
    // Last, since its millions of figures would slow down what is measured after it.
    reports: await reportsStage(),
    ...await onlyProtection(),
    ...{ reads, returns, rowSecurity, firstLoad: firstLoad(), goals }
  }
}

/** Neither the data nor the settings of whoever measures may colour the figures. */
function useOwnData() {
  for (const name of ['DATABASE_URL', 'DATABASE_URL_FILE', 'DATABASE_APP_URL', 'DATABASE_APP_URL_FILE', 'STORAGE_DIR', 'PUBLIC_URL', 'WORKER']) delete process.env[name]
  const folder = mkdtempSync(join(tmpdir(), 'solmu-bench-'))
  process.env.SOLMU_DATA_DIR = folder
  // One caller stands for many people.
  process.env.RATE_LIMIT_FACTOR = '1000'
  closeAtEnd(() => rmSync(folder, { recursive: true, force: true }))
}

async function restingMemory() {
  await pause(5000)
  return memoryMbOf(readRunning().serverPid)
}

async function databaseUrl() {
  return (await startPostgres({ dataDir: databaseFolder(), share: true })).url
}

function line(what, figure, goal) {
  print(`  ${what.padEnd(52)} ${figure.padStart(12)}   ${goal ? `goal ${goal}` : ''}`.trimEnd())
}

function show(figures) {
  print('')
  if (!only) showUsual(figures)
  if (figures.reports) showReports(figures.reports)
  if (figures.portfolio) showPortfolio(figures.portfolio)
  if (figures.protection) showProtection(figures.protection)
  print('')
}

function showUsual({ firstStartMs, startMs, memoryMb, reads, returns, rowSecurity, growth, firstLoad: load }) {
  line('first start to ready (new database)', `${(firstStartMs / 1000).toFixed(1)} s`)
  line('start to ready (existing database)', `${(startMs / 1000).toFixed(1)} s`, `≤ ${goals.startMs / 1000} s`)
  line('memory of the API at rest', `${memoryMb.toFixed(0)} MB`, `≤ ${goals.memoryMb} MB`)
  for (const [read, { plain, graphql, cpuRatio, rateRatio }] of Object.entries(reads)) {
    print(`\n  ${read}`)
    line('    CPU per request, plain pg over HTTP', `${plain.cpuMs.toFixed(2)} ms`)
    line('    CPU per request, GraphQL', `${graphql.cpuMs.toFixed(2)} ms`)
    line('    GraphQL / plain, CPU', `${cpuRatio.toFixed(2)} x`, `≤ ${goals[read]} x`)
    line('    requests per second, plain and GraphQL', `${plain.perSecond.toFixed(0)}, ${graphql.perSecond.toFixed(0)}`)
    line('    GraphQL / plain, requests per second', `${rateRatio.toFixed(2)} x`)
  }
  showReturns(returns)
  print('\n  row-level security, in the database')
  for (const [read, { withMs, withoutMs, ratio }] of Object.entries(rowSecurity)) {
    line(`    ${read}, with and without`, `${withMs.toFixed(1)}, ${withoutMs.toFixed(1)} ms`)
    line('    with / without', `${ratio.toFixed(2)} x`, `≤ ${goals.rowSecurity} x`)
  }
  for (const [size, measures] of Object.entries(growth)) {
    print(`\n  a network of ${size} local units`)
    for (const [what, { plainMs, oursMs, ratio }] of Object.entries(measures)) {
      line(`    ${what}`, `${plainMs.toFixed(1)} ms SQL, ${oursMs.toFixed(1)} ms, ${ratio.toFixed(2)} x`)
    }
  }
  print('')
  line('first load, scripts (gzip)', `${load.scriptsKb.toFixed(0)} kB`, `≤ ${goals.scriptsKb} kB`)
  line('first load, styles (gzip)', `${load.stylesKb.toFixed(0)} kB`, `≤ ${goals.stylesKb} kB`)
  line('first load, fonts', `${load.fontsKb.toFixed(0)} kB`)
}

function showReturns(returns) {
  const names = { saves: 'saving 540 figures of a return', submissions: 'sixty units sending 540 figures at once', overview: 'overview of a round' }
  for (const [what, { plain, graphql, timeRatio }] of Object.entries(returns)) {
    print(`\n  ${names[what]}`)
    line('    each, plain pg over HTTP and GraphQL', `${plain.ms.toFixed(1)}, ${graphql.ms.toFixed(1)} ms`)
    line('    GraphQL / plain, time', `${timeRatio.toFixed(2)} x`)
    line('    CPU of the program, plain and GraphQL', `${plain.cpuMs.toFixed(1)}, ${graphql.cpuMs.toFixed(1)} ms`)
    if (graphql.again > 0) line('    asked again, there being no room', `${graphql.again}`)
  }
}

/** Each question with each number of units, and how many times as long it takes with ten times the units. */
function showReports(reports) {
  const before = {}
  for (const [size, { questions, stored }] of Object.entries(reports)) {
    print(`\n  reports of ${size} local units`)
    for (const [question, { plain, straight, graphql, brokenOff, ...ratios }] of Object.entries(questions)) {
      if (brokenOff) {
        line(`    ${question}`, 'broken off')
        continue
      }
      line(`    ${question}, GraphQL`, `${graphql.ms.toFixed(1)} ms`)
      if (before[question]) line('      than with a tenth of the units, time', `${(graphql.ms / before[question]).toFixed(2)} x`, `≤ ${goals.growth} x`)
      line('      CPU: plain, straight, GraphQL', `${plain.cpuMs.toFixed(1)}, ${straight.cpuMs.toFixed(1)}, ${graphql.cpuMs.toFixed(1)} ms`)
      line('      GraphQL / plain, CPU', `${ratios.cpuRatio.toFixed(2)} x`, `≤ ${goals.report} x`)
      line('      straight GraphQL / ours, CPU', `${ratios.straightRatio.toFixed(2)} x`, `≥ ${goals.straightReport} x`)
      before[question] = graphql.ms
    }
    line('    sums kept, and figures one by one, in the database', `${stored.keptMs.toFixed(1)}, ${stored.oneByOneMs.toFixed(1)} ms`)
    line('      one by one / kept', `${stored.ratio.toFixed(0)} x`, `≥ ${goals.storedSums} x`)
  }
}

/** Each question with each number of projects, and how many times as long it takes with ten times the projects. */
function showPortfolio(portfolio) {
  const before = {}
  for (const [size, questions] of Object.entries(portfolio)) {
    print(`\n  a portfolio of ${size} projects, and as many of others`)
    for (const [question, { plain, graphql, cpuRatio, timeRatio, statements, brokenOff }] of Object.entries(questions)) {
      if (brokenOff) {
        line(`    ${question}`, 'broken off')
        continue
      }
      line(`    ${question}, GraphQL`, `${graphql.ms.toFixed(1)} ms`)
      line('      statements', String(statements))
      if (before[question]) line('      than with a tenth of the projects, time', `${(graphql.ms / before[question]).toFixed(2)} x`)
      line('      CPU: plain, GraphQL', `${plain.cpuMs.toFixed(1)}, ${graphql.cpuMs.toFixed(1)} ms`)
      line('      GraphQL / plain, CPU', `${cpuRatio.toFixed(2)} x`, `≤ ${goals.portfolio} x`)
      line('      GraphQL / plain, time', `${timeRatio.toFixed(2)} x`, `≤ ${goals.portfolio} x`)
      before[question] = graphql.ms
    }
  }
}

function showProtection(protection) {
  print('\n  protection of one indicator')
  for (const [size, { figures, seconds, primary, secondary, isHasty }] of Object.entries(protection)) {
    line(`    ${size} local units, ${figures} figures`, `${seconds.toFixed(1)} s`)
    line('      small, and withheld besides', `${primary}, ${secondary}${isHasty ? ' (time was up)' : ''}`)
  }
}
