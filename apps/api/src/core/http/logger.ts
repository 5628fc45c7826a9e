import { pino, type Logger } from 'pino'
import type { Config } from '../config/config.js'
import { contextOrNull } from '../context/context.js'

/** DI token of the process's log. */
export const LOGGER = Symbol('logger')

/**
 * Structured log: one JSON object a line, time in UTC, with the request's id.
 * Personal data stays out: people appear by id, addresses and bodies not at all.
 */
export function createLogger(config: Pick<Config, 'LOG_LEVEL'>): Logger {
  return pino({
    level: config.LOG_LEVEL,
    timestamp: pino.stdTimeFunctions.isoTime,
    base: { name: 'solmu' },
    mixin: () => {
      const context = contextOrNull()
      return context ? { requestId: context.requestId, userId: context.viewer?.userId } : {}
    },
    serializers: { err: safeError },
    redact: { paths: ['password', '*.password', 'email', '*.email', 'cookie', '*.cookie'], censor: '[left out]' }
  })
}

/** An error without what a database puts into it: values of rows may be personal data. */
function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code } = error as { code?: unknown }
  return { type: error.name, message: error.message, code, stack: error.stack }
}
