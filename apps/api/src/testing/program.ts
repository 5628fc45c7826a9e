import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { asOwner, templateName, withDatabase } from './harness.js'

const PROGRAM = fileURLToPath(new URL('../../../../dist/apps/api/src/main.js', import.meta.url))

/** The built program in a process of its own, on a clone of the demo database: it can be stopped and killed. */
export class TestProgram {
  /** The lines of its log since the last start. */
  readonly log: Record<string, unknown>[] = []
  child!: ChildProcess

  private constructor(
    readonly address: string,
    readonly owner: pg.Client,
    private readonly database: string
  ) {}

  /** Clones a database and starts the program on it. */
  static async start(): Promise<TestProgram> {
    const base = String(process.env.TEST_DATABASE_URL)
    const database = `solmu_test_${randomBytes(6).toString('hex')}`
    await asOwner(base, `CREATE DATABASE ${database} TEMPLATE ${templateName('demo')} STRATEGY FILE_COPY`)
    const owner = new pg.Client({ connectionString: withDatabase(base, database) })
    await owner.connect()
    const program = new TestProgram(`http://127.0.0.1:${await freePort()}`, owner, database)
    await program.run()
    return program
  }

  /** Starts the process, again after it has ended, and waits until it listens. */
  async run(): Promise<void> {
    const url = withDatabase(String(process.env.TEST_DATABASE_URL), this.database)
    const port = new URL(this.address).port
    const env = { ...process.env, DATABASE_URL: url, PORT: port, WEB_DIR: '/nowhere', NODE_OPTIONS: '', LOG_LEVEL: 'info', RATE_LIMIT_FACTOR: '1000' }
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    this.child = child
    this.log.length = 0
    await new Promise<void>((ready, failed) => {
      child.once('exit', (code) => failed(new Error(`the program ended with ${code}`)))
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        const entry = JSON.parse(line) as Record<string, unknown>
        this.log.push(entry)
        if (entry.msg === 'listening') ready()
      })
    })
  }

  /** Ends the process at once, as a power cut would. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await ended
  }

  /** Sends JSON, with or without a session. */
  post(path: string, body: object, cookie = ''): Promise<Response> {
    const headers = { 'content-type': 'application/json', cookie }
    return fetch(`${this.address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  /** Ends the process and drops the database. */
  async remove(): Promise<void> {
    await this.kill()
    await this.owner.end()
    await asOwner(String(process.env.TEST_DATABASE_URL), `DROP DATABASE IF EXISTS ${this.database} WITH (FORCE)`)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
