import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { isLanguage } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { AssessmentView } from './assessment-view.js'
import { askedLetter, recusedLetter } from './assessment-mails.js'
import type { Procedure } from './procedure-reader.js'

export type AskedPerson = { readonly userId: string; readonly language: string }

/** Knows who may be asked to assess, and tells people what is asked of them. */
@Injectable()
export class AssessmentDesk {
  constructor(
    private readonly view: AssessmentView,
    private readonly access: Access,
    private readonly notices: Notices,
    private readonly db: Db
  ) {}

  /** @throws DomainError NOT_ALLOWED */
  demandManages(centreId: string): void {
    this.access.check('application.manage', { unitId: centreId })
  }

  /** Those who are to be asked. @throws DomainError ASSESSOR_REFUSED for whoever may not be, or has been already */
  async wanted({ centre, assessors }: Procedure, userIds: readonly string[]): Promise<AskedPerson[]> {
    const people = await this.view.candidatesAt(centre.id)
    return [...new Set(userIds)].map((userId) => {
      const person = people.find((each) => each.userId === userId)
      if (!person || assessors.some((each) => each.userId === userId)) throw new DomainError('ASSESSOR_REFUSED', { path: ['userIds'] })
      return person
    })
  }

  /** Everybody who is asked, but for whoever asks. */
  async asked({ id, centreId, name }: { readonly id: string; readonly centreId: string; readonly name: string }, people: readonly AskedPerson[], dueOn: IsoDate): Promise<void> {
    for (const { userId, language } of people.filter((each) => each.userId !== currentViewer().userId)) {
      const letter = askedLetter(isLanguage(language) ? language : 'fi', { name, dueOn })
      await this.notices.tell({ toUserId: userId, topic: 'application_to_assess', letter, record: { kind: 'application', id }, unitId: centreId })
    }
  }

  /** Those who prepare the application, when an assessor is recused. */
  async recused(applicationId: string): Promise<void> {
    const people = await this.db.sql<AskedPerson>('SELECT user_id AS "userId", language FROM app.application_readers($1)', [applicationId])
    for (const { userId, language } of people.filter((each) => each.userId !== currentViewer().userId)) {
      const letter = recusedLetter(isLanguage(language) ? language : 'fi')
      await this.notices.tell({ toUserId: userId, topic: 'application_assessor_recused', letter, record: { kind: 'application', id: applicationId } })
    }
  }
}
