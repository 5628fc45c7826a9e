import type { Viewer } from '../core/context/context.js'
import type { Declared } from './declared.js'

/** What is asked of the process that holds the product; see server-host.ts. */
export type HostQuestion = { id: number } & (
  | { deed: 'wait' }
  | { deed: 'start'; env: Record<string, string> }
  | { deed: 'migrate'; env: Record<string, string> }
  | { deed: 'call'; app: number; provider: string; method: string; args: unknown[]; by?: CalledBy }
  | { deed: 'declared'; app: number }
  | { deed: 'record' }
  | { deed: 'recorded' }
  | { deed: 'stop'; app: number }
)

export type HostAnswer = { id: number; value?: unknown; error?: { name: string; message: string; stack?: string } }

/** In whose name a provider is called (null as a job of nobody), and whether inside a reading transaction as a query would. */
export type CalledBy = { viewer: Pick<Viewer, 'userId' | 'consortiumId'> | null; isReading?: boolean }

/** A provider of an application in another process: its methods, each answering with a promise of plain data. */
export type Remote<Provider> = {
  [Method in keyof Provider as Provider[Method] extends (...args: never[]) => unknown ? Method : never]: Provider[Method] extends (
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never
}

type Ask<Question = HostQuestion> = Question extends { id: number } ? Omit<Question, 'id'> : never

/** An application that runs in the process that the set-up of the tests keeps for this worker (tools/test-servers.mjs). */
export class HostedApp {
  private constructor(
    private readonly app: number,
    readonly address: string
  ) {}

  /** Starts the product with settings of its own. */
  static async start(env: Record<string, string>): Promise<HostedApp> {
    const { app, address } = await ask<{ app: number; address: string }>({ deed: 'start', env })
    return new HostedApp(app, address)
  }

  /** Brings an empty database that is no clone of a template to the shape that the product needs. */
  static async migrate(url: string): Promise<void> {
    await ask({ deed: 'migrate', env: { DATABASE_URL: url } })
  }

  /** A provider by the name of its class. Arguments and results travel as JSON. */
  provider<Provider>(name: string, by?: CalledBy): Remote<Provider> {
    const call = (method: string) => (...args: unknown[]) => ask({ deed: 'call', app: this.app, provider: name, method, args, by })
    return new Proxy({}, { get: (_target, method) => (method === 'then' ? undefined : call(String(method))) }) as Remote<Provider>
  }

  /** What the application says of itself: its operations and routes, and its schema as a text. */
  declared(): Promise<Declared & { schema: string }> {
    return ask({ deed: 'declared', app: this.app })
  }

  /** The statements that the process sends to PostgreSQL while the work is done. */
  async statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    await ask({ deed: 'record' })
    const failure = await work().then(() => null, (error: unknown) => ({ error }))
    const texts = await ask<string[]>({ deed: 'recorded' })
    if (failure) throw failure.error
    if (texts.length === 0) throw new Error('The work sent no statement')
    return texts
  }

  async stop(): Promise<void> {
    await ask({ deed: 'stop', app: this.app })
  }
}

async function ask<Value>(question: Ask): Promise<Value> {
  const url = process.env.TEST_SERVERS
  if (!url) throw new Error('TEST_SERVERS is not set: does the Jest project use tools/test-databases.mjs?')
  const response = await fetch(`${url}/${process.env.JEST_WORKER_ID ?? '1'}`, { method: 'POST', body: JSON.stringify(question) })
  const { value, error } = (await response.json()) as HostAnswer
  if (error) throw Object.assign(new Error(error.message), error)
  return value as Value
}
