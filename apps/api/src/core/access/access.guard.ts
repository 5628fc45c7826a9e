import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { GqlExecutionContext } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import type { GraphQLResolveInfo } from 'graphql'
import { AuditWriter } from '../audit/audit-writer.js'
import { contextOrNull } from '../context/context.js'
import { Access } from './access.js'
import { ACCESS_RULE, type AccessRule } from './requires.js'

/**
 * Asks of every operation what it demands. One that declares nothing is
 * refused, so that forgetting the declaration locks people out instead of in.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      execution.getHandler(),
      execution.getClass()
    ])
    if (rule && 'public' in rule) return true
    if (!contextOrNull()?.viewer) throw new DomainError('NOT_SIGNED_IN')
    if (rule && 'signedIn' in rule) return true
    if (rule && this.access.holdsAnywhere(rule.action)) return true
    await this.audit.refused(operationName(execution), 'NOT_ALLOWED')
    throw new DomainError('NOT_ALLOWED')
  }
}

/** The name of the field or handler that was asked for. */
export function operationName(execution: ExecutionContext): string {
  if (execution.getType<string>() !== 'graphql') return execution.getHandler().name
  return GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>().fieldName
}
