import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { AuditNote } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { ChoiceReader } from './choice-reader.js'
import type { CentreChoice } from './choice.graphql.js'

type Seen = { readonly choiceId: string; readonly expectedVersion: number }

/** What every deed of those who lead a choice begins and ends with. */
@Injectable()
export class ChoiceDeeds {
  constructor(
    private readonly reader: ChoiceReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** The choice as it was seen, until the end of the transaction. @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE */
  async seen({ choiceId, expectedVersion }: Seen): Promise<CentreChoice> {
    this.access.check('choice.manage', {})
    const choice = await this.locked(choiceId)
    if (choice.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return choice
  }

  /** @throws DomainError NOT_FOUND */
  async locked(choiceId: string): Promise<CentreChoice> {
    const seen = await this.reader.one(choiceId)
    // Only those who may change the record lock it; an assessor is held back by the trigger of the points.
    if (seen.mayManage) await this.db.sql('SELECT id FROM centre_choice WHERE id = $1 FOR NO KEY UPDATE', [choiceId])
    return this.reader.one(choiceId)
  }

  async done({ id, centre }: CentreChoice, said: Pick<AuditNote, 'before' | 'after' | 'details'>): Promise<CentreChoice> {
    this.audit.note({ subjectType: 'centre_choice', subjectId: id, unitId: centre.id, ...said })
    return this.reader.one(id)
  }
}

/** What was written. @throws DomainError REQUIRED for nothing but blanks */
export function written(given: string, field: string): string {
  const text = given.normalize('NFC').trim()
  if (text === '') throw new DomainError('REQUIRED', { path: [field] })
  return text
}
