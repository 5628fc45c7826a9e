import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { GqlExecutionContext } from '@nestjs/graphql'
import { DomainError, type ErrorCode } from '@solmu/domain/errors.js'
import { isProofFresh } from '@solmu/domain/identity/session.js'
import type { GraphQLResolveInfo } from 'graphql'
import { AuditWriter } from '../audit/audit-writer.js'
import { contextOrNull, type Viewer } from '../context/context.js'
import { Access } from './access.js'
import { ACCESS_RULE, type AccessRule, BEFORE_SECOND_FACTOR, FRESH_PROOF } from './requires.js'

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
    const rule = this.declared<AccessRule>(execution, ACCESS_RULE)
    if (rule && 'public' in rule) return true
    const viewer = contextOrNull()?.viewer
    if (!viewer) throw new DomainError('NOT_SIGNED_IN')
    const refusal = this.refusalOf(execution, { viewer, rule })
    if (!refusal) return true
    await this.audit.refused(operationName(execution), refusal)
    throw new DomainError(refusal)
  }

  private refusalOf(
    execution: ExecutionContext,
    { viewer, rule }: { viewer: Viewer; rule: AccessRule | undefined }
  ): ErrorCode | null {
    if (viewer.lacksSecondFactor && !this.declared(execution, BEFORE_SECOND_FACTOR)) return 'SECOND_FACTOR_REQUIRED'
    if (!rule || !this.isMet(rule) || (viewer.isReadOnly && isChange(execution))) return 'NOT_ALLOWED'
    if (!this.declared(execution, FRESH_PROOF)) return null
    if (viewer.provedAt === null) return 'NOT_ALLOWED'
    return isProofFresh(viewer.provedAt, new Date()) ? null : 'PROOF_REQUIRED'
  }

  private isMet(rule: AccessRule): boolean {
    return !('action' in rule) || this.access.holdsAnywhere(rule.action)
  }

  /** What the method says of itself, or else its class. */
  private declared<Value = boolean>(execution: ExecutionContext, key: string): Value | undefined {
    return this.reflector.getAllAndOverride<Value | undefined>(key, [execution.getHandler(), execution.getClass()])
  }
}

/** True for a mutation and for every request that is not a read. */
function isChange(execution: ExecutionContext): boolean {
  if (execution.getType<string>() === 'graphql') {
    return GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>().parentType.name === 'Mutation'
  }
  return execution.switchToHttp().getRequest<{ method: string }>().method !== 'GET'
}

/** The name of the field or handler that was asked for. */
export function operationName(execution: ExecutionContext): string {
  if (execution.getType<string>() !== 'graphql') return execution.getHandler().name
  return GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>().fieldName
}
