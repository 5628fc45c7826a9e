import 'reflect-metadata'
import { ModulesContainer } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import pg from 'pg'
import { schemaText } from '../cli/schema.js'
import { readConfig } from '../core/config/config.js'
import { newContext, runInContext } from '../core/context/context.js'
import { Db } from '../core/db/db.js'
import { createServer } from '../server.js'
import { declaredIn } from './declared.js'
import type { HostAnswer, HostQuestion } from './servers.js'

/**
 * A process that holds the whole built product in memory and starts an
 * application on it whenever a spec file asks for one: loading takes seconds,
 * starting a quarter of one. It is told by messages of its parent what to do,
 * and ends with it.
 */
const apps = new Map<number, NestFastifyApplication>()
let lastApp = 0
let statements: string[] | null = null

/** A viewer as a job has it: without a session, and the database finds the roles. */
const nobodyInParticular = {
  ...{ sessionId: '', displayName: '', held: [] },
  ...{ tokenId: null, scope: null, isReadOnly: false, lacksSecondFactor: false, provedAt: null }
}

const deeds: { [Deed in HostQuestion['deed']]: (question: Extract<HostQuestion, { deed: Deed }>) => Promise<unknown> } = {
  async wait() {},

  async start({ env }) {
    const app = await createServer(readConfig(env))
    await app.listen(0, '127.0.0.1')
    apps.set(++lastApp, app)
    return { app: lastApp, address: await app.getUrl() }
  },

  async migrate({ env }) {
    const { migrate } = await import('../cli/migrate.js')
    await migrate(readConfig(env), { demo: false, say: () => undefined })
  },

  async call({ app, provider, method, args, by }) {
    const instance = providerOf(appOf(app), provider)
    const found = instance[method]
    if (typeof found !== 'function') throw new Error(`${provider} has no method ${method}`)
    const work = async () => (await found.apply(instance, args)) as unknown
    if (!by) return work()
    const context = newContext({ requestId: 'spec', ip: '', viewer: by.viewer && { ...nobodyInParticular, ...by.viewer } })
    return runInContext(context, () => (by.isReading ? appOf(app).get(Db).read(work) : work()))
  },

  async record() {
    statements = []
  },

  async recorded() {
    const texts = statements
    statements = null
    return texts
  },

  async declared({ app }) {
    return { ...declaredIn(appOf(app)), schema: schemaText(appOf(app)) }
  },

  async stop({ app }) {
    await appOf(app).close()
    apps.delete(app)
  }
}

function appOf(id: number): NestFastifyApplication {
  const app = apps.get(id)
  if (!app) throw new Error(`Application ${id} is not running`)
  return app
}

function providerOf(app: NestFastifyApplication, name: string): Record<string, unknown> {
  for (const module of app.get(ModulesContainer).values()) {
    for (const [token, { instance }] of module.providers) {
      if (typeof token === 'function' && token.name === name) return instance as Record<string, unknown>
    }
  }
  throw new Error(`The application has no provider ${name}`)
}

/** Writes down every statement that is sent to PostgreSQL while someone wants to know. */
function listenToStatements(): void {
  const { prototype } = pg.Client
  const original = prototype.query
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [statement] = args
    const text = typeof statement === 'string' ? statement : (statement as { text?: unknown } | undefined)?.text
    if (typeof text === 'string') statements?.push(text)
    return Reflect.apply(original, this, args)
  } as typeof original
}

async function answer<Deed extends HostQuestion['deed']>(question: Extract<HostQuestion, { deed: Deed }>): Promise<HostAnswer> {
  try {
    return { id: question.id, value: await deeds[question.deed as Deed](question) }
  } catch (error) {
    const { name, message, stack, ...rest } = error as Error
    return { id: question.id, error: { name, message, stack, ...rest } }
  }
}

listenToStatements()
// The engine may drop a second failure beside the one it reports; as in the product, it must not end the process.
process.on('unhandledRejection', (error) => process.stderr.write(`unhandled rejection: ${String(error)}\n`))
process.on('message', (question: HostQuestion) => void answer(question).then((reply) => process.send?.(reply)))
process.on('disconnect', () => process.exit())
