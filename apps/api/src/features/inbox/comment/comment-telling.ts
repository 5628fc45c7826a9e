import { Inject, Injectable } from '@nestjs/common'
import { type Topic, topics } from '@solmu/domain/inbox/notification-topics.js'
import { recordKinds, recordPath } from '@solmu/domain/inbox/records.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { Letter } from '../../../core/mail/outbox.js'
import { Notices } from '../../../core/mail/notices.js'
import type { FoundRecord } from '../../../core/records.js'

const UNIT = `SELECT json_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en) AS name FROM unit_now n WHERE n.id = $1`

/** Tells people what is said about a record: that it was said and where, never what. */
@Injectable()
export class CommentTelling {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  /** Those who are mentioned, and those who have said something before. */
  async said(record: FoundRecord, mentioned: readonly string[]): Promise<void> {
    await this.mentioned(record, mentioned)
    const rows = await this.db.sql<{ id: string }>(
      'SELECT DISTINCT c.author_id AS id FROM comment c WHERE c.subject_type = $1 AND c.subject_id = $2 AND c.deleted_at IS NULL',
      [record.kind, record.id]
    )
    const others = rows.map(({ id }) => id).filter((id) => !mentioned.includes(id))
    await this.tell('comment_reply', record, others)
  }

  async mentioned(record: FoundRecord, userIds: readonly string[]): Promise<void> {
    await this.tell('comment_mention', record, userIds)
  }

  private async tell(topic: Topic, record: FoundRecord, userIds: readonly string[]): Promise<void> {
    const viewer = currentViewer()
    const [unit] = record.unitId === null ? [] : await this.db.sql<{ name: LocalizedText }>(UNIT, [record.unitId])
    for (const toUserId of userIds.filter((id) => id !== viewer.userId)) {
      const [person] = await this.db.sql<{ language: Language }>('SELECT language FROM app.person_for_mail($1)', [toUserId])
      if (!person) continue
      const letter = this.letter(person.language, { topic, record, unit: unit?.name ?? null })
      await this.notices.tell({ toUserId, topic, record, unitId: record.unitId, params: { person: viewer.displayName }, letter })
    }
  }

  private letter(language: Language, { topic, record, unit }: { readonly topic: Topic; readonly record: FoundRecord; readonly unit: LocalizedText | null }): Letter {
    const says = topics[topic].says[language]
    const kind = recordKinds[record.kind].name[language]
    const place = unit === null ? kind : `${kind}, ${unit[language] || unit.fi}`
    const link = new URL(`/${language}${recordPath(record)}#discussion`, this.config.PUBLIC_URL).toString()
    return { subject: says, text: `${says}: ${place}.\n\n${readOn[language]}\n${link}` }
  }
}

const readOn: Readonly<Record<Language, string>> = {
  fi: 'Lue viesti ja vastaa Solmussa:',
  sv: 'Läs inlägget och svara i Solmu:',
  en: 'Read the comment and answer in Solmu:'
}
