import { execFile, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import pg from 'pg'
import { buildAll } from '../../tools/build.mjs'
import { chromiumLaunch } from '../../tools/chromium.mjs'
import { dist, root } from '../../tools/places.mjs'
import { prepareTemplates } from '../../tools/test-databases.mjs'

/**
 * Builds the product, starts it as `npm start` would (on a demo network for each
 * worker of Jest, so that journeys beside each other never meet, on two that send
 * their letters, and on an empty database) and a real Chromium. Journeys find all of it in the environment.
 */
export default async function setup({ maxWorkers }) {
  await buildAll()
  await prepareTemplates()
  globalThis.solmuServers = []
  // Publishing keeps one core busy; what needs no published demo goes on beside it.
  await Promise.all([publishDemo().then(() => startDemos(maxWorkers)), startServer('empty', 'empty'), startBrowser()])
}

function startDemos(maxWorkers) {
  const own = Array.from({ length: maxWorkers }, (_, place) => startServer('demo', `demo_${place + 1}`))
  return Promise.all([...own, startPosting('posted'), startPosting('joining')])
}

async function startBrowser() {
  const { executablePath, args, env } = await chromiumLaunch()
  globalThis.solmuBrowser = await chromium.launchServer({ executablePath, args, env, headless: true })
  process.env.E2E_BROWSER = globalThis.solmuBrowser.wsEndpoint()
}

/** One whose letters go out by SMTP; the journey that waits for them opens the mail server on the port that it finds. */
async function startPosting(name) {
  const port = await freePort()
  process.env[`E2E_${name.toUpperCase()}_POST`] = String(port)
  return startServer('demo', name, { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'solmu@solmu.example' })
}

async function startServer(kind, name, more = {}) {
  const url = await cloneDatabase(kind === 'demo' ? 'e2e_published' : 'template_empty', name)
  const port = await freePort()
  const address = `http://localhost:${port}`
  const child = spawn(process.execPath, [join(dist, 'apps/api/src/main.js')], {
    cwd: root,
    env: {
      ...process.env,
      ...{ DATABASE_URL: url, PORT: String(port), PUBLIC_URL: address, WEB_DIR: join(dist, 'web'), LOG_LEVEL: 'warn', RATE_LIMIT_FACTOR: '1000' },
      STORAGE_DIR: mkdtempSync(join(tmpdir(), 'solmu-e2e-')),
      ...more
    },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  globalThis.solmuServers.push(child)
  let log = ''
  child.stdout.on('data', (chunk) => {
    log += chunk
  })
  await until(() => fetch(`${address}/readyz`).then((response) => response.ok, () => false))
  process.env[`E2E_${name.toUpperCase()}_URL`] = address
  process.env[`E2E_${name.toUpperCase()}_DATABASE`] = url
  if (kind === 'empty') {
    await until(() => log.includes('first-run'))
    process.env.E2E_TOKEN = JSON.parse(log.split('\n').find((line) => line.includes('first-run'))).token
  }
}

/** The demo as a fresh installation has it: with what its head office has certified and published. */
async function publishDemo() {
  const url = await cloneDatabase('template_demo', 'published')
  await promisify(execFile)(process.execPath, [join(dist, 'apps/api/src/cli/migrate.js'), '--demo'], { cwd: root, env: { ...process.env, DATABASE_URL: url, STORAGE_DIR: mkdtempSync(join(tmpdir(), 'solmu-e2e-')) } })
}

async function cloneDatabase(template, own) {
  const base = new URL(process.env.TEST_DATABASE_URL)
  const name = `solmu_e2e_${own}`
  const client = new pg.Client({ connectionString: base.toString() })
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${name} TEMPLATE solmu_${template} STRATEGY FILE_COPY`)
  await client.end()
  base.pathname = `/${name}`
  return base.toString()
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** Asks again until the answer is yes; gives up after a minute. */
async function until(isSo) {
  for (let tries = 0; tries < 600; tries++) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The product did not start within a minute')
}
