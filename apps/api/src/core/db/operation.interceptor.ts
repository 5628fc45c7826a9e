import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { GqlExecutionContext } from '@nestjs/graphql'
import { isUuid } from '@solmu/shared/ids.js'
import type { GraphQLResolveInfo } from 'graphql'
import { from, lastValueFrom, type Observable } from 'rxjs'
import { operationName } from '../access/access.guard.js'
import { AuditWriter } from '../audit/audit-writer.js'
import { LOGGED, type LoggedRead, UNRECORDED } from '../audit/logged.js'
import { type AuditNote, currentContext, runInContext } from '../context/context.js'
import { asDomainError } from '../errors/wire-error.js'
import { Db } from './db.js'

/**
 * Gives every root field its transaction: a query reads on a connection of its
 * own, a mutation writes in one transaction together with its audit entry. A
 * refused mutation leaves nothing behind but the record that it was refused. A
 * sensitive query is recorded too, after its own connection was given back.
 */
@Injectable()
export class OperationInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter,
    private readonly reflector: Reflector
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (execution.getType<string>() !== 'graphql') return next.handle()
    const info = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>()
    const handle = () => lastValueFrom(next.handle())
    if (info.parentType.name === 'Query') return from(this.query(execution, handle))
    if (info.parentType.name === 'Mutation') return from(this.mutate(execution, handle))
    return next.handle()
  }

  private async query(execution: ExecutionContext, handle: () => Promise<unknown>): Promise<unknown> {
    const logged = this.reflector.get<LoggedRead | undefined>(LOGGED, execution.getHandler())
    if (!logged) return this.db.read(handle)
    const note = noteOf(logged, GqlExecutionContext.create(execution).getArgs<Record<string, unknown>>())
    return this.recorded(operationName(execution), note, async () => {
      const result = await this.db.read(handle)
      await this.audit.done(operationName(execution), note)
      return result
    })
  }

  private mutate(execution: ExecutionContext, handle: () => Promise<unknown>): Promise<unknown> {
    const name = operationName(execution)
    const isRecorded = !this.reflector.get<boolean | undefined>(UNRECORDED, execution.getHandler())
    return this.recorded(name, {}, () =>
      this.db.write(async () => {
        const { note } = currentContext()
        for (const key of Object.keys(note)) delete note[key as keyof typeof note]
        const result = await handle()
        if (isRecorded) await this.audit.done(name, note)
        return result
      })
    )
  }

  /** Runs work with a note of its own, and records when it is refused. */
  private async recorded(name: string, note: AuditNote, work: () => Promise<unknown>): Promise<unknown> {
    const context = { ...currentContext(), note }
    try {
      return await runInContext(context, work)
    } catch (error) {
      const refusal = asDomainError(error)
      if (refusal && refusal.kind !== 'unavailable') await this.audit.refused(name, refusal.code, { note })
      throw error
    }
  }
}

/** What is read: the one record, or which filters narrow a list. What somebody searched for may name a person, so it is not told. */
function noteOf({ subjectType, idArgument }: LoggedRead, args: Record<string, unknown>): AuditNote {
  const id = args[idArgument]
  const filters = Object.entries((args['filter'] ?? {}) as object).flatMap(([name, value]) => (value == null ? [] : [name]))
  return {
    subjectType,
    ...(isUuid(id) ? { subjectId: id } : {}),
    ...(filters.length > 0 ? { details: { filters: filters.sort().join(', ') } } : {})
  }
}
