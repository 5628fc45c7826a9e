import { Injectable } from '@nestjs/common'
import { isLanguage, type Language, pick } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'
import type { MeetingRow } from './meeting-rows.js'

type Called = { readonly userId: string; readonly language: string }

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** Tells those who sit in a body that it meets, and that it does not after all. */
@Injectable()
export class MeetingLetters {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  called(row: MeetingRow): Promise<void> {
    return this.tell(row, calledLetter)
  }

  cancelled(row: MeetingRow): Promise<void> {
    return this.tell(row, cancelledLetter)
  }

  private async tell(row: MeetingRow, letter: (language: Language, row: MeetingRow) => Letter): Promise<void> {
    const people = await this.db.sql<Called>('SELECT user_id AS "userId", language FROM app.meeting_called($1)', [row.id])
    for (const { userId, language } of people) await this.notices.tell({ toUserId: userId, topic: 'meeting_notice', letter: letter(isLanguage(language) ? language : 'fi', row) }, currentViewer().consortiumId)
  }
}

const whenOf = (language: Language, { startsAt }: MeetingRow): string => new Intl.DateTimeFormat(locales[language], { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Helsinki' }).format(startsAt)

function calledLetter(language: Language, row: MeetingRow): Letter {
  const [body, when] = [pick(row.body.name, language).text, whenOf(language, row)]
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: `Kokouskutsu: ${body}, ${when}`, text: `${body} kokoontuu ${when}.\n\nEsityslista ja asiakirjat ovat Solmussa kohdassa Päätöksenteko, Kokoukset.` },
    sv: { subject: `Kallelse till möte: ${body}, ${when}`, text: `${body} sammanträder ${when}.\n\nFöredragningslistan och handlingarna finns i Solmu under Beslutsfattande, Möten.` },
    en: { subject: `Notice of a meeting: ${body}, ${when}`, text: `${body} meets on ${when}.\n\nThe agenda and its documents are in Solmu under Governance, Meetings.` }
  }
  return letters[language]
}

function cancelledLetter(language: Language, row: MeetingRow): Letter {
  const [body, when] = [pick(row.body.name, language).text, whenOf(language, row)]
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: `Kokous on peruttu: ${body}, ${when}`, text: `${body} ei kokoonnu ${when}.\n\nPeruste on Solmussa kohdassa Päätöksenteko, Kokoukset.` },
    sv: { subject: `Mötet är inställt: ${body}, ${when}`, text: `${body} sammanträder inte ${when}.\n\nOrsaken finns i Solmu under Beslutsfattande, Möten.` },
    en: { subject: `The meeting is cancelled: ${body}, ${when}`, text: `${body} does not meet on ${when}.\n\nThe reason is in Solmu under Governance, Meetings.` }
  }
  return letters[language]
}
