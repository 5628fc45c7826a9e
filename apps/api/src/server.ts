import cookie from '@fastify/cookie'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import { AppModule } from './app.module.js'
import type { Config } from './core/config/config.js'
import { Db } from './core/db/db.js'
import { inputValidation } from './core/errors/validation.js'
import { ErrorFilter } from './core/errors/error.filter.js'
import { addUploads } from './core/files/upload.js'
import { TrustedOperations } from './core/graphql/trusted-operations.js'
import { createLogger } from './core/http/logger.js'
import { collectMetrics } from './core/http/metrics.js'
import { NestLog } from './core/http/nest-log.js'
import { RateLimits } from './core/http/rate-limits.js'
import { addRequestHooks, newRequestId } from './core/http/request-hooks.js'
import { addSecurityHeaders, addWebFiles } from './core/http/web-files.js'
import { TokenService } from './features/access/machine/token.service.js'
import { SessionService } from './features/identity/session/session.service.js'

const MAX_BODY = 1024 * 1024

/** Builds the whole application, ready to listen. The test suites build the same one. */
export async function createServer(config: Config): Promise<NestFastifyApplication> {
  const logger = createLogger(config)
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY,
    trustProxy: config.TRUSTED_PROXIES === 0 ? false : (_address: string, hop: number) => hop < config.TRUSTED_PROXIES,
    genReqId: newRequestId,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    logger: false
  })
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config, logger), adapter, {
    logger: new NestLog(logger)
  })
  const server = adapter.getInstance() as unknown as FastifyInstance
  await addSecurityHeaders(server, config)
  await server.register(cookie)
  await addUploads(server, { config, logger })
  const sessions = app.get(SessionService)
  const tokens = app.get(TokenService)
  addRequestHooks(server, {
    ...{ config, logger, limits: app.get(RateLimits), operations: app.get(TrustedOperations) },
    findViewer: (request) => (tokens.isTokenRequest(request) ? tokens : sessions).findViewer(request)
  })
  await addWebFiles(server, config)
  app.useGlobalPipes(inputValidation())
  app.useGlobalFilters(new ErrorFilter(logger))
  app.enableShutdownHooks()
  collectMetrics(app.get(Db))
  await app.init()
  return app
}

