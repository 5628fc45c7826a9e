import { Injectable } from '@nestjs/common'
import { AuthGuard } from '@nestjs/passport'
import { DomainError } from '@solmu/domain/errors.js'

/** Turns whatever passport says of a failed sign-in into our own errors: a missing field is a failed sign-in too. */
@Injectable()
export class LocalAuthGuard extends AuthGuard('local') {
  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error) throw error
    if (!user) throw new DomainError('LOGIN_FAILED')
    return user
  }
}
