import { randomBytes } from 'node:crypto'
import { Module, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { GraphQLModule, Query, Resolver } from '@nestjs/graphql'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import type { RoleName } from '@solmu/domain/access/roles.js'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { pino } from 'pino'
import type { GraphQLAnswer } from '../../testing/harness.js'
import { settingsFor, TestDatabase } from '../../testing/harness.js'
import { AnySignedIn } from '../access/requires.js'
import { readConfig } from '../config/config.js'
import { type HeldRole, newContext, type RequestContext, runInContext, type Viewer } from '../context/context.js'
import { CoreModule } from '../core.module.js'
import { ErrorFilter } from '../errors/error.filter.js'
import { inputValidation } from '../errors/validation.js'
import { graphqlOptions } from '../graphql/graphql.options.js'
import { TrustedOperations } from '../graphql/trusted-operations.js'
import { ParamsScalar } from '../graphql/scalars.js'
import { RateLimits } from '../http/rate-limits.js'
import { addRequestHooks, newRequestId } from '../http/request-hooks.js'
import { JOB_HANDLERS, type JobHandlers, JobWorker } from '../jobs/worker.js'

type Given = {
  resolvers?: Type[]
  providers?: Type[]
  handlers?: Partial<JobHandlers>
  env?: Record<string, string>
  /** Where the database is, when it is not a clone of the demo. */
  databaseUrl?: string
}

/** A schema needs a query, also where a spec only writes; and the scalars of the core need a place where they occur. */
@Resolver()
class AliveResolver {
  @AnySignedIn()
  @Query(() => ParamsScalar)
  alive(): Record<string, boolean> {
    return { isAlive: true }
  }
}

/**
 * The core alone, with resolvers that a spec brings along: what no feature
 * does, such as failing half-way, can be asked of it. Who asks is named in a
 * header, as the identity feature would find it from the session.
 */
export class CoreApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly viewers: ReadonlyMap<string, Viewer>,
    /** What was logged, one object a line. */
    readonly log: Record<string, unknown>[],
    private readonly at: { address: string; database: TestDatabase }
  ) {}

  static async start(given: Given = {}): Promise<CoreApp> {
    const database = given.databaseUrl ? await TestDatabase.at(given.databaseUrl) : await TestDatabase.clone('demo')
    database.owner.on('error', () => undefined)
    const viewers = await viewersIn(database.owner)
    const config = readConfig({ ...settingsFor(database.url), ...given.env })
    const log: Record<string, unknown>[] = []
    const logger = pino({ level: 'info' }, { write: (line) => void log.push(JSON.parse(line)) })
    const adapter = new FastifyAdapter({ genReqId: newRequestId })
    const resolvers = given.resolvers ? [AliveResolver, ...given.resolvers] : []
    const root = {
      module: class CoreAlone {},
      imports: [
        CoreModule.of({ config, logger, entities: [] }),
        ...(resolvers.length > 0 ? [GraphQLModule.forRoot(graphqlOptions(logger, config))] : [])
      ],
      providers: [...resolvers, ...(given.providers ?? []), ...(given.handlers ? worker(given.handlers) : [])]
    }
    Module({})(root.module)
    const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: false })
    addRequestHooks(adapter.getInstance() as unknown as FastifyInstance, {
      config,
      logger,
      findViewer: async (request) => viewers.get(String(request.headers['x-as'])) ?? null,
      limits: app.get(RateLimits),
      operations: app.get(TrustedOperations)
    })
    app.useGlobalPipes(inputValidation())
    app.useGlobalFilters(new ErrorFilter(logger))
    await app.listen(0, '127.0.0.1')
    return new CoreApp(app, viewers, log, { address: await app.getUrl(), database })
  }

  get owner(): pg.Client {
    return this.at.database.owner
  }

  /** Asks GraphQL in the name of a role. */
  async ask<Data = Record<string, unknown>>(
    query: string,
    of: { as: RoleName; variables?: Record<string, unknown> }
  ): Promise<GraphQLAnswer<Data>> {
    const response = await fetch(`${this.at.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-as': of.as },
      body: JSON.stringify({ query, variables: of.variables ?? {} })
    })
    return { status: response.status, ...((await response.json()) as { data: Data | null }) }
  }

  /** The demo account of a role as the session would find it. */
  viewer(role: RoleName): Viewer {
    const viewer = this.viewers.get(role)
    if (!viewer) throw new Error(`No demo account for ${role}`)
    return viewer
  }

  /** A context of a request, of someone or of nobody. */
  context(role?: RoleName): RequestContext {
    return newContext({ requestId: randomBytes(8).toString('hex'), ip: '127.0.0.1', viewer: role ? this.viewer(role) : null })
  }

  /** Runs work as a request of a role would. */
  in<T>(role: RoleName | undefined, work: () => Promise<T>): Promise<T> {
    return runInContext(this.context(role), work)
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(sql, values)).rows
  }

  async stop(): Promise<void> {
    await this.app.close()
    await this.at.database.leave()
  }
}

const worker = (handlers: Partial<JobHandlers>) => [{ provide: JOB_HANDLERS, useValue: handlers }, JobWorker]

/** Nothing that narrows what the roles allow. */
const plainSession = { tokenId: null, scope: null, isReadOnly: false, lacksSecondFactor: false, provedAt: null }

type HolderRow = HeldRole & { userId: string; displayName: string }

/** One person for each role, with what they hold. */
async function viewersIn(owner: pg.Client): Promise<Map<string, Viewer>> {
  const { rows } = await owner.query<HolderRow>(
    `SELECT DISTINCT ON (a.role) a.id, a.role, a.consortium_id AS "consortiumId", a.unit_id AS "unitId",
       a.valid_from AS "validFrom", a.valid_to AS "validTo", ARRAY(SELECT app.subtree(a.unit_id)) AS "subtreeUnitIds",
       u.id AS "userId", u.display_name AS "displayName"
     FROM role_assignment a JOIN app_user u ON u.id = a.user_id
       JOIN app_meta m ON m.key = 'demo_accounts'
         AND m.value::jsonb @> jsonb_build_array(jsonb_build_object('email', u.email, 'role', a.role))
     WHERE a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
     ORDER BY a.role, u.email`
  )
  return new Map(
    rows.map(({ userId, displayName, ...held }) => [
      held.role,
      { userId, displayName, sessionId: held.id, consortiumId: held.consortiumId, held: [held], ...plainSession }
    ])
  )
}
