import { readFileSync } from 'node:fs'

/** Settings that nobody but the service may know; each may be given as itself or as the path of a file: `NAME_FILE`. */
export const SECRETS = [
  ...['DATABASE_URL', 'DATABASE_APP_URL', 'SMTP_URL', 'S3_ACCESS_KEY', 'S3_SECRET_KEY', 'METRICS_TOKEN'],
  ...['SECRET_KEY', 'SECRET_KEY_OLD', 'AUDIT_SIGNING_KEY']
] as const

type Environment = Record<string, string | undefined>

/** What a secret file holds is far smaller; a larger one is a mistake. */
const LARGEST = 64 * 1024

/**
 * The settings with the secrets that came as files put in their place; one line break at the end of a file is not part
 * of the secret. Secrets never appear in the problems.
 *
 * @example withSecretFiles({ SMTP_URL_FILE: '/run/secrets/smtp' })
 */
export function withSecretFiles(env: Environment): { values: Environment; problems: string[] } {
  const values = { ...env }
  const problems: string[] = []
  for (const name of SECRETS) {
    const path = env[`${name}_FILE`]
    if (!path) continue
    if (env[name]) problems.push(`${name}: is given twice, as ${name} and as ${name}_FILE; leave one out`)
    else {
      const { secret, problem } = readSecret(path)
      values[name] = secret
      if (problem) problems.push(`${name}_FILE: ${problem}`)
    }
  }
  return { values, problems }
}

function readSecret(path: string): { secret?: string; problem?: string } {
  try {
    const text = readFileSync(path, 'utf8')
    if (text.length > LARGEST) return { problem: `${path} is too large for a secret` }
    const secret = text.replace(/\r?\n$/, '')
    return secret === '' ? { problem: `${path} is empty` } : { secret }
  } catch (error) {
    const { code } = error as { code?: string }
    return { problem: `${path} cannot be read (${code ?? 'unknown'})` }
  }
}
