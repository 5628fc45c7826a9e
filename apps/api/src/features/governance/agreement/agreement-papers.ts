import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { fileWord, type SentFile } from '../../../core/files/sent-file.js'
import { PaperService } from '../../../core/pdf/paper.service.js'
import { agreementPaper, type AgreementOnPaper } from './agreement-paper.js'
import { AgreementReader } from './agreement-reader.js'

const CONSORTIUM = `SELECT json_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en) AS name, c.is_demo AS "isDemo" FROM consortium c WHERE c.id = app.consortium_id()`

/** Versions of agreements as PDF, for whoever reads them. */
@Injectable()
export class AgreementPapers {
  constructor(
    private readonly reader: AgreementReader,
    private readonly paper: PaperService,
    private readonly db: Db
  ) {}

  /**
   * A version with all that has been accepted of it, or what one party has accepted.
   *
   * @param of.organisationId the party; null for the whole
   * @throws DomainError NOT_FOUND also for a party that has not accepted it
   */
  async pdf({ versionId, organisationId, language }: { readonly versionId: string; readonly organisationId: string | null; readonly language: Language }): Promise<SentFile> {
    const whole = await this.db.read(() => this.whole(versionId, language))
    const isOfParty = organisationId !== null
    const acceptances = whole.acceptances.filter(({ organisation }) => !isOfParty || organisation.id === organisationId)
    const [first] = acceptances
    if (isOfParty && !first) throw new DomainError('NOT_FOUND')
    const content = await this.paper.write(agreementPaper({ ...whole, acceptances, isOfParty }))
    const names = [pick(whole.agreement.title, language).text, ...(isOfParty && first ? [pick(first.organisation.name, language).text] : [])]
    return { name: `${names.map(fileWord).join('-')}-v${whole.text.version.number}.pdf`, contentType: 'application/pdf', content }
  }

  private async whole(versionId: string, language: Language): Promise<Omit<AgreementOnPaper, 'isOfParty'>> {
    const { agreement } = await this.reader.ofVersion(versionId)
    const acceptances = (await this.reader.acceptances(agreement.id)).filter((each) => each.versionId === versionId)
    const [consortium] = await this.db.sql<{ name: LocalizedText; isDemo: boolean }>(CONSORTIUM)
    const text = await this.reader.text(versionId)
    return { agreement, text, acceptances, language, consortium: consortium?.name ?? agreement.title, isDemo: consortium?.isDemo ?? false, today: todayIn() }
  }
}
