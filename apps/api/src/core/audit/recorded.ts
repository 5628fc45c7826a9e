import { Injectable } from '@nestjs/common'
import { isUuid } from '@solmu/shared/ids.js'
import { AuditWriter } from './audit-writer.js'
import type { AuditNote } from '../context/context.js'
import { currentContext, runInContext } from '../context/context.js'
import { Db } from '../db/db.js'
import { asDomainError } from '../errors/wire-error.js'

/** Routes have no transaction of their own as operations of GraphQL do; this gives them one, and puts them on record. */
@Injectable()
export class Recorded {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Does work in one writing transaction together with its entry in the trail; what is refused leaves the refusal alone.
   *
   * @param action the name of the handler, as the guard calls it
   */
  run<T>(action: string, work: (note: AuditNote) => Promise<T>): Promise<T> {
    return this.guarded(action, (note) => this.write(action, note, work))
  }

  /** Does work with a note of its own, without a transaction; when it is refused, that is put on record. */
  guarded<T>(action: string, work: (note: AuditNote) => Promise<T>): Promise<T> {
    const note: AuditNote = {}
    return runInContext({ ...currentContext(), note }, async () => {
      try {
        return await work(note)
      } catch (error) {
        const refusal = asDomainError(error)
        if (refusal && refusal.kind !== 'unavailable') await this.audit.refused(action, refusal.code, { note })
        throw error
      }
    })
  }

  /** Does work in a writing transaction, together with its entry. */
  write<T>(action: string, note: AuditNote, work: (note: AuditNote) => Promise<T>): Promise<T> {
    return this.db.write(async () => {
      // The work may be done once more from the start; what it noted then is of no account.
      for (const key of Object.keys(note)) delete note[key as keyof AuditNote]
      const result = await work(note)
      await this.audit.done(action, note)
      return result
    })
  }

  /** Does a part of what a transaction does, with an entry of its own. */
  part<T>(action: string, work: (note: AuditNote) => Promise<T>): Promise<T> {
    const note: AuditNote = {}
    return runInContext({ ...currentContext(), note }, async () => {
      const result = await work(note)
      await this.audit.done(action, note)
      return result
    })
  }
}

/** What an entry says of the record that it is about; an address may name what is no id at all. */
export const subjectOf = (subjectType: string, id: string | undefined): AuditNote => ({ subjectType, ...(isUuid(id) && { subjectId: id }) })
