import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { surveyWords } from '@solmu/domain/quality/survey.js'
import { surveyRoundLimits } from '@solmu/domain/quality/survey-round.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import QRCode from 'qrcode'
import { Access } from '../../../../core/access/access.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { Recorded } from '../../../../core/audit/recorded.js'
import { CONFIG, type Config } from '../../../../core/config/config.js'
import { currentViewer } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import type { SentFile } from '../../../../core/files/sent-file.js'
import { newSurveyToken } from '../survey-token.js'
import type { SurveyKioskType, SurveyRoundType } from './survey-round.graphql.js'
import { SurveyRoundReader } from './survey-round-reader.js'
import { SurveySheets } from './survey-sheets.js'

export type LinkFormat = 'pdf' | 'csv'

/** What is asked for: how many links, of which unit, on what. */
export type LinksWanted = { readonly unitId: unknown; readonly count: unknown; readonly format: LinkFormat; readonly language: Language }

const sentText = { margin: 2, errorCorrectionLevel: 'M', type: 'svg' } as const

/** Hands out what people answer by: single-use links, which leave the house once and are kept nowhere, and devices. */
@Injectable()
export class SurveyHandout {
  constructor(
    private readonly db: Db,
    private readonly reader: SurveyRoundReader,
    private readonly sheets: SurveySheets,
    private readonly recorded: Recorded,
    private readonly access: Access,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>
  ) {}

  /**
   * Makes links for a unit, and the file that holds them. The database keeps their hashes alone: the file is the only copy.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, SURVEY_STATE for a round that has ended, OUT_OF_RANGE for the count
   */
  async links(roundId: string, { unitId, count, format, language }: LinksWanted): Promise<SentFile> {
    const made = await this.recorded.run('makeSurveyLinks', async (note) => {
      const { round, unit } = await this.found(roundId, unitId)
      Object.assign(note, { subjectType: 'survey_round', subjectId: round.id, unitId: unit.id })
      const most = Math.min(surveyRoundLimits.linksAtOnce, surveyRoundLimits.links - unit.linkCount)
      if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > most) {
        throw new DomainError('OUT_OF_RANGE', { path: ['count'], params: { min: 1, max: most } })
      }
      const tokens = Array.from({ length: count }, newSurveyToken)
      const hashes = tokens.map(({ hash }) => hash)
      const [row] = await this.db.sql<{ total: number | null }>('SELECT app.add_survey_links($1, $2, $3) AS total', [round.id, unit.id, hashes])
      if (row?.total == null) throw new DomainError('SURVEY_STATE')
      note.details = { linkCount: count, format }
      const addresses = tokens.map(({ text }) => this.address(language, `answer#${text}`))
      return { addresses, unitName: unit.name, closesOn: round.closesOn, name: surveyWords(round.name, language) }
    })
    return format === 'pdf' ? this.sheets.pdf(made, language) : this.sheets.csv(made, language)
  }

  /** Opens a device for today. @throws DomainError NOT_FOUND, NOT_ALLOWED, SURVEY_STATE unless the round takes answers */
  async openKiosk(roundId: string, unitId: string, audit: AuditWriter): Promise<{ round: SurveyRoundType; kiosk: SurveyKioskType; code: string; qrSvg: string }> {
    const { round, unit } = await this.found(roundId, unitId)
    if (round.standing !== 'open') throw new DomainError('SURVEY_STATE')
    const { text: code, hash } = newSurveyToken()
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(`INSERT INTO survey_kiosk (id, consortium_id, round_id, unit_id, code_hash, opened_by) VALUES ($1, $2, $3, $4, $5, $6)`, [
      ...[id, consortiumId, round.id, unit.id, hash, userId]
    ])
    audit.note({ subjectType: 'survey_round', subjectId: round.id, unitId: unit.id })
    const kiosk = (await this.reader.kiosksNow(round.id)).find((each) => each.id === id)
    if (!kiosk) throw new DomainError('NOT_FOUND')
    return { round, kiosk, code, qrSvg: await QRCode.toString(this.address('fi', `kiosk#${code}`), sentText) }
  }

  /** Ends a device. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async closeKiosk(kioskId: string, audit: AuditWriter): Promise<SurveyRoundType> {
    const [row] = await this.db.sql<{ roundId: string; unitId: string }>('SELECT round_id AS "roundId", unit_id AS "unitId" FROM survey_kiosk WHERE id = $1', [kioskId])
    const round = row && (await this.reader.one(row.roundId))
    if (!row || !round) throw new DomainError('NOT_FOUND', { path: ['kioskId'] })
    this.access.check('survey.manage', { unitId: row.unitId })
    await this.db.sql('UPDATE survey_kiosk SET ended_at = coalesce(ended_at, now()) WHERE id = $1', [kioskId])
    audit.note({ subjectType: 'survey_round', subjectId: round.id, unitId: row.unitId })
    return round
  }

  private async found(roundId: string, unitId: unknown) {
    const round = isUuid(roundId) ? await this.reader.one(roundId) : undefined
    const unit = round && (await this.reader.unitNow(round.id, unitId))
    if (!round || !unit) throw new DomainError('NOT_FOUND', { path: ['roundId'] })
    this.access.check('survey.manage', { unitId: unit.unit.id })
    return { round, unit: { ...unit.unit, linkCount: unit.linkCount } }
  }

  private address(language: Language, rest: string): string {
    return new URL(`/${language}/${rest}`, this.config.PUBLIC_URL).href
  }
}
