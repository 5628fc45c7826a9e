import { Injectable } from '@nestjs/common'
import { isLanguage, type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'

type Voter = { readonly consortiumId: string; readonly ballotId: string; readonly title: LocalizedText; readonly closesAt: Date; readonly userId: string; readonly language: string }

const VOTERS = 'SELECT consortium_id AS "consortiumId", ballot_id AS "ballotId", title, closes_at AS "closesAt", user_id AS "userId", language FROM app.ballot_voters($1, $2)'
const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** Tells those who may vote that a ballot is open, and reminds them of it before it closes. */
@Injectable()
export class BallotLetters {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  async opened(ballotId: string): Promise<void> {
    for (const voter of await this.db.sql<Voter>(VOTERS, [ballotId, 0])) await this.tell(voter, false)
  }

  /** Once for each person and ballot. */
  async remind(hours: number): Promise<number> {
    const voters = await this.db.sql<Voter>(VOTERS, [null, hours])
    for (const voter of voters) {
      await this.db.sql('SELECT app.note_ballot_reminder($1, $2)', [voter.ballotId, voter.userId])
      await this.tell(voter, true)
    }
    return voters.length
  }

  private async tell({ title, closesAt, userId, language, consortiumId }: Voter, isReminder: boolean): Promise<void> {
    const letter = voteLetter(isLanguage(language) ? language : 'fi', { title, closesAt, isReminder })
    await this.notices.tell({ toUserId: userId, topic: 'ballot_open', letter }, consortiumId)
  }
}

function voteLetter(language: Language, of: { readonly title: LocalizedText; readonly closesAt: Date; readonly isReminder: boolean }): Letter {
  const what = pick(of.title, language).text
  const until = new Intl.DateTimeFormat(locales[language], { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Helsinki' }).format(of.closesAt)
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: `${of.isReminder ? 'Ääntä ei ole vielä annettu' : 'Äänestys on avattu'}: ${what}`, text: `Äänestyksessä ”${what}” voi äänestää ${until} asti.\n\nÄänestä Solmussa kohdassa Päätöksenteko, Äänestykset.` },
    sv: { subject: `${of.isReminder ? 'Rösten har inte avgetts' : 'En omröstning har öppnats'}: ${what}`, text: `I omröstningen ”${what}” kan man rösta till och med ${until}.\n\nRösta i Solmu under Beslutsfattande, Omröstningar.` },
    en: { subject: `${of.isReminder ? 'A vote has not been cast yet' : 'A ballot is open'}: ${what}`, text: `Votes in the ballot “${what}” are taken until ${until}.\n\nVote in Solmu under Governance, Ballots.` }
  }
  return letters[language]
}
