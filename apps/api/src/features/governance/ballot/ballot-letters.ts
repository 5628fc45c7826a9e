import { Injectable } from '@nestjs/common'
import { isLanguage, type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'

type Voter = { readonly consortiumId: string; readonly ballotId: string; readonly title: LocalizedText; readonly opensAt: Date | null; readonly closesAt: Date; readonly userId: string; readonly language: string }

const VOTERS = 'SELECT consortium_id AS "consortiumId", ballot_id AS "ballotId", title, opens_at AS "opensAt", closes_at AS "closesAt", user_id AS "userId", language FROM app.ballot_voters($1, $2)'
const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** announced: it opens by itself later · opened: votes are taken · reminder: it closes soon. */
type Occasion = 'announced' | 'opened' | 'reminder'

/** Tells those who may vote that a ballot is announced or open, and reminds them of it before it closes. */
@Injectable()
export class BallotLetters {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  async tellAll(ballotId: string, occasion: 'announced' | 'opened'): Promise<void> {
    for (const voter of await this.db.sql<Voter>(VOTERS, [ballotId, 0])) await this.tell(voter, occasion)
  }

  /** Once for each person and ballot. */
  async remind(hours: number): Promise<number> {
    const voters = await this.db.sql<Voter>(VOTERS, [null, hours])
    for (const voter of voters) {
      await this.db.sql('SELECT app.note_ballot_reminder($1, $2)', [voter.ballotId, voter.userId])
      await this.tell(voter, 'reminder')
    }
    return voters.length
  }

  private async tell({ title, opensAt, closesAt, userId, language, consortiumId }: Voter, occasion: Occasion): Promise<void> {
    const letter = voteLetter(isLanguage(language) ? language : 'fi', { title, opensAt, closesAt, occasion })
    await this.notices.tell({ toUserId: userId, topic: 'ballot_open', letter }, consortiumId)
  }
}

const subjects: Readonly<Record<Language, Readonly<Record<Occasion, string>>>> = {
  fi: { announced: 'Äänestys on ilmoitettu', opened: 'Äänestys on avattu', reminder: 'Ääntä ei ole vielä annettu' },
  sv: { announced: 'En omröstning har aviserats', opened: 'En omröstning har öppnats', reminder: 'Rösten har inte avgetts' },
  en: { announced: 'A ballot is announced', opened: 'A ballot is open', reminder: 'A vote has not been cast yet' }
}

function voteLetter(language: Language, { occasion, ...of }: Pick<Voter, 'title' | 'opensAt' | 'closesAt'> & { readonly occasion: Occasion }): Letter {
  const what = pick(of.title, language).text
  const { format } = new Intl.DateTimeFormat(locales[language], { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Helsinki' })
  const [from, until] = [occasion === 'announced' && of.opensAt ? format(of.opensAt) : '', format(of.closesAt)]
  const texts: Readonly<Record<Language, string>> = {
    fi: from ? `Äänestys ”${what}” avautuu ${from} ja päättyy ${until}.\n\nMitä äänestetään, näkyy Solmussa kohdassa Päätöksenteko, Äänestykset.` : `Äänestyksessä ”${what}” voi äänestää ${until} asti.\n\nÄänestä Solmussa kohdassa Päätöksenteko, Äänestykset.`,
    sv: from ? `Omröstningen ”${what}” öppnas ${from} och avslutas ${until}.\n\nVad som avgörs syns i Solmu under Beslutsfattande, Omröstningar.` : `I omröstningen ”${what}” kan man rösta till och med ${until}.\n\nRösta i Solmu under Beslutsfattande, Omröstningar.`,
    en: from ? `The ballot “${what}” opens on ${from} and closes on ${until}.\n\nWhat is voted on stands in Solmu under Governance, Ballots.` : `Votes in the ballot “${what}” are taken until ${until}.\n\nVote in Solmu under Governance, Ballots.`
  }
  return { subject: `${subjects[language][occasion]}: ${what}`, text: texts[language] }
}
