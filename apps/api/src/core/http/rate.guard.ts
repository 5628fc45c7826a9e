import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { contextOrNull } from '../context/context.js'
import { accountKey, type LimitName, RateLimits } from './rate-limits.js'

const LIMITED = 'solmu:limited'

/**
 * Says that an operation or route has a limit of its own for each account, beside the one for all requests.
 *
 * @example @Limited('search')
 */
export const Limited = (limit: Exclude<LimitName, 'address' | 'account' | 'entrance' | 'answer' | 'apply' | 'kiosk'>) => SetMetadata(LIMITED, limit)

/** Counts what is limited, for those who passed the guard of access. */
@Injectable()
export class RateGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const limit = this.reflector.getAllAndOverride<LimitName | undefined>(LIMITED, [execution.getHandler(), execution.getClass()])
    const viewer = contextOrNull()?.viewer
    if (limit && viewer) await this.limits.take(limit, accountKey(viewer))
    return true
  }
}
