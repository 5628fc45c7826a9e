import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import { AppModule } from './app.module.js'
import { ConfigError, readConfig } from './core/config/config.js'
import { createLogger } from './core/http/logger.js'
import { NestLog } from './core/http/nest-log.js'

/** The worker apart from the API: the same modules without a port. */
async function main(): Promise<void> {
  const config = readConfig({ ...process.env, WORKER: 'in-process' })
  const logger = createLogger(config)
  // The engine may drop a second failure beside the one it reports; it must not end the process.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'))
  const app = await NestFactory.createApplicationContext(AppModule.of(config, logger), { logger: new NestLog(logger) })
  app.enableShutdownHooks()
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(error instanceof ConfigError ? 2 : 1)
})
