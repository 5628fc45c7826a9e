import { Injectable } from '@nestjs/common'
import { PassportStrategy } from '@nestjs/passport'
import { DomainError } from '@solmu/domain/errors.js'
import { Strategy } from 'passport-local'
import { type SignedInUser, SessionService } from './session.service.js'

const MAX_LENGTH = 1000

/** Sign-in by e-mail and password. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly sessions: SessionService) {
    super({ usernameField: 'email', passwordField: 'password' })
  }

  validate(email: unknown, password: unknown): Promise<SignedInUser> {
    if (typeof email !== 'string' || typeof password !== 'string') throw new DomainError('LOGIN_FAILED')
    if (email.length > MAX_LENGTH || password.length > MAX_LENGTH) throw new DomainError('LOGIN_FAILED')
    return this.sessions.verify(email, password)
  }
}
