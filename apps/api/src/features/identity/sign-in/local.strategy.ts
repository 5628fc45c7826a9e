import { Injectable } from '@nestjs/common'
import { PassportStrategy } from '@nestjs/passport'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyRequest } from 'fastify'
import { Strategy } from 'passport-local'
import type { Person } from '../session/as-person.js'
import { PasswordCheck } from './password-check.js'

const MAX_LENGTH = 1000

/** Sign-in by e-mail and password. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly passwords: PasswordCheck) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true })
  }

  validate(request: FastifyRequest, email: unknown, password: unknown): Promise<Person> {
    if (typeof email !== 'string' || typeof password !== 'string') throw new DomainError('LOGIN_FAILED')
    if (email.length > MAX_LENGTH || password.length > MAX_LENGTH) throw new DomainError('LOGIN_FAILED')
    return this.passwords.verify({ email, password }, request)
  }
}
