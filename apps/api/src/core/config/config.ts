import { createHmac } from 'node:crypto'
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

const url = (protocols: string[]) =>
  z.string().refine(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`
  )

const path = z.string().min(1).transform((value) => (isAbsolute(value) ? value : resolve(value)))

const environment = z.object({
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  DATABASE_APP_URL: url(['postgres:', 'postgresql:']).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  WORKER: z.enum(['in-process', 'off']).default('in-process'),
  WEB_DIR: path.prefault('dist/web'),
  STORAGE_DIR: path.prefault('.data/files'),
  S3_BUCKET: z.string().min(3).optional(),
  S3_ENDPOINT: url(['http:', 'https:']).optional(),
  S3_REGION: z.string().min(1).default('eu-north-1'),
  S3_ACCESS_KEY: z.string().min(1).optional(),
  S3_SECRET_KEY: z.string().min(1).optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().min(3).default('Solmu <solmu@localhost>'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info')
})

/** A setting that stops the start: which one, and why, in plain words. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** The settings of one process, read once from the environment and never changed. */
export type Config = ReturnType<typeof readConfig>

/** DI token of the settings. */
export const CONFIG = Symbol('config')

/**
 * Reads and checks the settings. Secrets never appear in the message.
 *
 * @throws ConfigError naming every variable that is wrong and the reason
 */
export function readConfig(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${reasonOf(issue)}`)
    throw new ConfigError(`Solmu cannot start, because a setting is wrong:\n${reasons.join('\n')}`)
  }
  const values = parsed.data
  return Object.freeze({
    ...values,
    PUBLIC_URL: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    DATABASE_APP_URL: values.DATABASE_APP_URL ?? appUrlFrom(values.DATABASE_URL)
  })
}

function reasonOf(issue: { code?: string; message: string; input?: unknown }): string {
  return issue.message.includes('received undefined') ? 'is missing' : issue.message
}

/** The login under which the application works: it owns no table and cannot bypass row-level security. */
export const APP_ROLE = 'solmu_app'

/**
 * The application's own connection. Its password follows from the owner's, so
 * that every process of an installation finds the same one and nothing more
 * has to be configured.
 */
function appUrlFrom(ownerUrl: string): string {
  const app = new URL(ownerUrl)
  if (app.password === '') {
    throw new ConfigError(
      'Solmu cannot start, because a setting is wrong:\n' +
        '  DATABASE_URL: has no password; give DATABASE_APP_URL with a login of its own for the application'
    )
  }
  const secret = createHmac('sha256', decodeURIComponent(app.password)).update(APP_ROLE).digest('base64url')
  app.username = APP_ROLE
  app.password = secret
  return app.toString()
}
