import { createHmac } from 'node:crypto'
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { isSigningKey } from '../audit/signing-keys.js'
import { withSecretFiles } from './secret-files.js'

const url = (protocols: string[]) =>
  z.string().refine(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`
  )

const path = z.string().min(1).transform((value) => (isAbsolute(value) ? value : resolve(value)))

/** The old key of an installation that had named none: the one that followed from the database's password. */
const DERIVED = 'derived'

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
  CLAMD_URL: z
    .string()
    .refine((value) => /^tcp:\/\/[^/]+:\d+\/?$/.test(value) && URL.canParse(value), 'must be a URL like tcp://localhost:3310')
    .optional(),
  MAIL_FROM: z.string().min(3).default('Solmu <solmu@localhost>'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  SECRET_KEY_OLD: z
    .string()
    .refine((value) => value === DERIVED || value.length >= 32, `must be the key from before, or ${'`derived`'}`)
    .optional(),
  IDENTITY_PROVIDERS: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== '')),
  AD_HOC_QUERIES: z.enum(['on', 'tokens', 'off']).default('on'),
  INTROSPECTION: z.enum(['on', 'off']).default('on'),
  RATE_LIMIT_FACTOR: z.coerce.number().min(0.01).max(1000).default(1),
  AUDIT_SIGNING_KEY: z
    .string()
    .refine(isSigningKey, 'must be a private Ed25519 key in PEM (openssl genpkey -algorithm ed25519)')
    .optional(),
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
  const { values: given, problems } = withSecretFiles(env)
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')))
  if (problems.length > 0 || !parsed.success) {
    const named = new Set(problems.map((problem) => problem.split(/_FILE: |: /, 1)[0]))
    const issues = (parsed.error?.issues ?? []).filter((issue) => !named.has(issue.path.join('.')))
    throw wrong([...problems, ...issues.map((issue) => `${issue.path.join('.')}: ${reasonOf(issue)}`)])
  }
  const values = parsed.data
  return Object.freeze({
    ...values,
    PUBLIC_URL: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    DATABASE_APP_URL: values.DATABASE_APP_URL ?? appUrlFrom(values.DATABASE_URL),
    SECRET_KEYS: secretKeys(values)
  })
}

function wrong(reasons: readonly string[]): ConfigError {
  return new ConfigError(`Solmu cannot start, because a setting is wrong:\n${reasons.map((reason) => `  ${reason}`).join('\n')}`)
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
    throw wrong(['DATABASE_URL: has no password; give DATABASE_APP_URL with a login of its own for the application'])
  }
  app.username = APP_ROLE
  app.password = derived(app.password, APP_ROLE)
  return app.toString()
}

function derived(password: string, purpose: string): string {
  return createHmac('sha256', decodeURIComponent(password)).update(purpose).digest('base64url')
}

type KeySettings = { DATABASE_URL: string; DATABASE_APP_URL?: string; SECRET_KEY?: string; SECRET_KEY_OLD?: string }

/** The keys of what is kept encrypted: the first seals, all of them open. Without one of its own it follows from the database's password. */
function secretKeys(values: KeySettings): readonly [string, ...string[]] {
  const fromDatabase = (): string => {
    const password = new URL(values.DATABASE_URL).password || new URL(values.DATABASE_APP_URL ?? values.DATABASE_URL).password
    if (password === '') throw wrong(['SECRET_KEY: is missing, and the address of the database has no password it could follow from'])
    return derived(password, 'solmu secret key')
  }
  const { SECRET_KEY, SECRET_KEY_OLD } = values
  const older = SECRET_KEY_OLD === undefined ? [] : [SECRET_KEY_OLD === DERIVED ? fromDatabase() : SECRET_KEY_OLD]
  return [SECRET_KEY ?? fromDatabase(), ...older]
}
