import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import { GqlExecutionContext } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { from, lastValueFrom, type Observable } from 'rxjs'
import { operationName } from '../access/access.guard.js'
import { AuditWriter } from '../audit/audit-writer.js'
import { currentContext, runInContext } from '../context/context.js'
import { asDomainError } from '../errors/wire-error.js'
import { Db } from './db.js'

/**
 * Gives every root field its transaction: a query reads on a connection of its
 * own, a mutation writes in one transaction together with its audit entry. A
 * refused mutation leaves nothing behind but the record that it was refused.
 */
@Injectable()
export class OperationInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (execution.getType<string>() !== 'graphql') return next.handle()
    const info = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>()
    const handle = () => lastValueFrom(next.handle())
    if (info.parentType.name === 'Query') return from(this.db.read(handle))
    if (info.parentType.name === 'Mutation') return from(this.mutate(operationName(execution), handle))
    return next.handle()
  }

  private async mutate(name: string, handle: () => Promise<unknown>): Promise<unknown> {
    const context = { ...currentContext(), note: {} }
    try {
      return await runInContext(context, () =>
        this.db.write(async () => {
          const { note } = currentContext()
          for (const key of Object.keys(note)) delete note[key as keyof typeof note]
          const result = await handle()
          await this.audit.done(name, note)
          return result
        })
      )
    } catch (error) {
      const refusal = asDomainError(error)
      if (refusal && refusal.kind !== 'unavailable') await this.audit.refused(name, refusal.code, { note: context.note })
      throw error
    }
  }
}
