import 'reflect-metadata'
import { ConfigError, readConfig } from './core/config/config.js'
import { createLogger } from './core/http/logger.js'
import { SetupService } from './features/identity/user/setup.service.js'
import { createServer } from './server.js'

/** How the process ends when it cannot begin: 2 for a wrong setting, 4 for a port that is taken. */
const EXIT_CONFIG = 2
const EXIT_PORT_TAKEN = 4

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const logger = createLogger(config)
  // The engine may drop a second failure beside the one it reports; it must not end the process.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'))
  const app = await createServer(config)
  await app.listen(config.PORT, config.HOST)
  const token = await app.get(SetupService).offerFirstRun()
  if (token) logger.warn({ token, path: '/fi/first-run' }, 'first-run')
  logger.info({ url: config.PUBLIC_URL }, 'listening')
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`)
    process.exit(EXIT_CONFIG)
  }
  const { code } = error as { code?: string }
  if (code === 'EADDRINUSE') {
    process.stderr.write(`Port ${process.env.PORT ?? 3000} is taken by another program.\n`)
    process.exit(EXIT_PORT_TAKEN)
  }
  process.stderr.write(`Solmu could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
