import { Injectable } from '@nestjs/common'
import { Algorithm, hash, verify } from '@node-rs/argon2'
import { isBreached, normalisePassword, passwordProblems } from '@solmu/domain/identity/password.js'
import { DomainError } from '@solmu/domain/errors.js'
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Argon2id with the memory that OWASP asks for at the least (19 MiB, two passes). */
export const ARGON2 = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A hash that no password has: checking against it takes as long as against a real one. */
const NOBODY = hash('nobody has this password', ARGON2)

/** Hashes passwords, checks them, and says what is wrong with a new one. */
@Injectable()
export class Passwords {
  private lists: Promise<Lists> | null = null

  hash(password: string): Promise<string> {
    return hash(normalisePassword(password), ARGON2)
  }

  /** True when the password is the one of the hash; without a hash it works as long and says no. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const isRight = await verify(passwordHash ?? (await NOBODY), normalisePassword(password))
    return passwordHash !== null && isRight
  }

  /**
   * Checks a new password against the house rules.
   *
   * @throws DomainError PASSWORD_TOO_SHORT, PASSWORD_BREACHED, PASSWORD_TOO_WEAK or TOO_LONG at the given path
   */
  async demandGood(
    password: string,
    of: { email: string; displayName: string; path: readonly string[] }
  ): Promise<void> {
    this.lists ??= loadLists()
    const { strength, leaked } = await this.lists
    const given = normalisePassword(password)
    const { score } = strength.check(given.slice(0, 100), [of.email, of.displayName, 'solmu'])
    const facts = { email: of.email, displayName: of.displayName, score, isBreached: isBreached(given, leaked) }
    const [problem] = passwordProblems(given, facts)
    if (problem) throw new DomainError(problem.code, { path: of.path, params: problem.params })
  }
}

type Lists = { strength: ZxcvbnFactory; leaked: ReadonlySet<string> }

/** The word lists are large and new passwords rare, so they are read when the first one comes (docs/adr/0012). */
async function loadLists(): Promise<Lists> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common')
  ])
  const leaked = new Set(dictionary['passwords-common'].map((password) => String(password).toLowerCase()))
  return { strength: new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary }), leaked }
}
