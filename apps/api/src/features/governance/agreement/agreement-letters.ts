import { Injectable } from '@nestjs/common'
import type { IsoDate } from '@solmu/shared/dates.js'
import { isLanguage, type LocalizedText } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { declinedLetter, openedLetter } from './agreement-mails.js'
import type { Agreement } from './agreement.graphql.js'

/** Tells those who may sign for the parties that a version waits for them, and those who look after it that a party declines. */
@Injectable()
export class AgreementLetters {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  async opened({ agreement, versionId, acceptBy }: { readonly agreement: Agreement; readonly versionId: string; readonly acceptBy: IsoDate | null }): Promise<void> {
    const people = await this.db.sql<{ userId: string; language: string }>(
      'SELECT DISTINCT user_id AS "userId", language FROM app.agreement_signatories($1) ORDER BY user_id',
      [versionId]
    )
    for (const { userId, language } of people.filter((one) => one.userId !== currentViewer().userId)) {
      const letter = openedLetter(isLanguage(language) ? language : 'fi', { name: agreement.title, day: acceptBy })
      await this.notices.tell({ toUserId: userId, topic: 'agreement_to_accept', letter })
    }
  }

  async declined({ agreement, party }: { readonly agreement: Agreement; readonly party: LocalizedText }): Promise<void> {
    const keepers = await this.db.sql<{ userId: string; language: string }>('SELECT user_id AS "userId", language FROM app.agreement_keepers($1) ORDER BY user_id', [agreement.id])
    for (const { userId, language } of keepers) {
      const letter = declinedLetter(isLanguage(language) ? language : 'fi', { name: agreement.title, party })
      await this.notices.tell({ toUserId: userId, topic: 'agreement_declined', letter })
    }
  }
}
