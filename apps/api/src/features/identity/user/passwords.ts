import { Injectable } from '@nestjs/common'
import { Algorithm, hash, verify } from '@node-rs/argon2'
import { passwordProblems } from '@solmu/domain/identity/password.js'
import { DomainError } from '@solmu/domain/errors.js'
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Argon2id with the memory that OWASP asks for at the least (19 MiB, two passes). */
export const ARGON2 = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A hash that no password has: checking against it takes as long as against a real one. */
const NOBODY = hash('nobody has this password', ARGON2)

/** Hashes passwords, checks them, and says what is wrong with a new one. */
@Injectable()
export class Passwords {
  private strength: Promise<ZxcvbnFactory> | null = null

  hash(password: string): Promise<string> {
    return hash(password, ARGON2)
  }

  /** True when the password is the one of the hash; without a hash it works as long and says no. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const isRight = await verify(passwordHash ?? (await NOBODY), password)
    return passwordHash !== null && isRight
  }

  /**
   * Checks a new password against the house rules.
   *
   * @throws DomainError PASSWORD_TOO_SHORT, PASSWORD_TOO_WEAK or TOO_LONG at the given path
   */
  async demandGood(
    password: string,
    of: { email: string; displayName: string; path: readonly string[] }
  ): Promise<void> {
    this.strength ??= loadStrength()
    const { score } = (await this.strength).check(password.slice(0, 100), [of.email, of.displayName, 'solmu'])
    const [problem] = passwordProblems(password, { email: of.email, displayName: of.displayName, score })
    if (problem) throw new DomainError(problem.code, { path: of.path, params: problem.params })
  }
}

/** The word lists are large and new passwords rare, so they are read when the first one comes. */
async function loadStrength(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common')
  ])
  return new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary })
}
