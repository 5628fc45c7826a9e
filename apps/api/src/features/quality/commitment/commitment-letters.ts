import { Injectable } from '@nestjs/common'
import { isLanguage, type Language } from '@solmu/shared/text.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type Notice, Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'
import type { BoundUnit, VersionToSign } from './commitment-places.js'
import type { CommitmentRow } from './commitment-reader.js'
import { endLetter, requestLetter } from './commitment-mails.js'

/** Tells those who sign for units what is asked of them, and what was ended over their heads. */
@Injectable()
export class CommitmentLetters {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  /** Every unit that is asked. */
  async requested(units: readonly BoundUnit[], of: { readonly version: VersionToSign; readonly dueOn: IsoDate; readonly note: string }): Promise<void> {
    const byId = new Map(units.map((unit) => [unit.id, unit]))
    await this.tell('commitment_requested', [...byId.keys()], (unitId, language) => {
      const unit = byId.get(unitId)
      return unit && requestLetter(language, { framework: of.version.name, unit: unit.name, day: of.dueOn, note: of.note })
    })
  }

  /** Those who sign for the unit, when it was somebody else who ended it. */
  async ended({ framework, unit }: CommitmentRow, { on, reason }: { readonly on: IsoDate; readonly reason: string }): Promise<void> {
    await this.tell('commitment_ended', [unit.id], (_unitId, language) => endLetter(language, { framework: framework.name, unit: unit.name, day: on, note: reason }))
  }

  private async tell(topic: Notice['topic'], unitIds: readonly string[], letterFor: (unitId: string, language: Language) => Letter | undefined): Promise<void> {
    const people = await this.db.sql<{ unitId: string; userId: string; language: string }>(
      'SELECT unit_id AS "unitId", user_id AS "userId", language FROM app.signatories_of($1::uuid[]) ORDER BY unit_id, user_id',
      [unitIds]
    )
    for (const { unitId, userId, language } of people.filter((one) => one.userId !== currentViewer().userId)) {
      const letter = letterFor(unitId, isLanguage(language) ? language : 'fi')
      if (letter) await this.notices.tell({ toUserId: userId, topic, letter, unitId })
    }
  }
}
