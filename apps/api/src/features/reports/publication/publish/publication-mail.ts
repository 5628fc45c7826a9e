import { Inject, Injectable } from '@nestjs/common'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { pick } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../../../../core/config/config.js'
import { Db } from '../../../../core/db/db.js'
import { Notices } from '../../../../core/mail/notices.js'
import type { Letter } from '../../../../core/mail/outbox.js'

type Told = {
  readonly year: number
  readonly number: number
  readonly firstPeriod: string
  readonly lastPeriod: string
  readonly isCorrection: boolean
  readonly reason: string
  readonly audienceName: LocalizedText
}

const TOLD = `SELECT e.year, e.number, e.first_period AS "firstPeriod", e.last_period AS "lastPeriod", e.replaces_id IS NOT NULL AS "isCorrection",
    e.reason, p.frame -> 'audienceName' AS "audienceName"
  FROM edition e JOIN edition_publication p ON p.edition_id = e.id AND p.audience_id = $2 WHERE e.id = $1`

/** Tells those who follow an audience that there is something new to read. */
@Injectable()
export class PublicationMail {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  /** @returns how many people were told */
  async tell(editionId: string, audienceId: string): Promise<number> {
    const [told] = await this.db.sql<Told>(TOLD, [editionId, audienceId])
    if (!told) return 0
    const followers = await this.db.sql<{ user_id: string; language: Language }>('SELECT * FROM app.audience_followers($1)', [audienceId])
    for (const { user_id: toUserId, language } of followers) {
      const link = new URL(`/${language}/publications/${editionId}/${audienceId}`, this.config.PUBLIC_URL).toString()
      await this.notices.tell({ toUserId, topic: 'publication_new', letter: publicationLetter(language, { ...told, link, endLink: `${link}?subscription=end` }) })
    }
    return followers.length
  }
}

/** The letter holds no figure: whoever opens it signs in first. */
function publicationLetter(language: Language, told: Told & { readonly link: string; readonly endLink: string }): Letter {
  const { year, number, firstPeriod, lastPeriod, isCorrection, reason, link, endLink } = told
  const of = `${number}/${year}`
  const run = firstPeriod === lastPeriod ? firstPeriod : `${firstPeriod}–${lastPeriod}`
  const audience = pick(told.audienceName, language).text
  const why = isCorrection ? `\n\n${{ fi: 'Se korvaa aiemman laitoksen. Syy', sv: 'Den ersätter en tidigare utgåva. Orsak', en: 'It replaces an earlier edition. Reason' }[language]}: ${reason}` : ''
  const letters: Readonly<Record<Language, Letter>> = {
    fi: {
      subject: `Uudet tulokset: laitos ${of}`,
      text: `Laitos ${of} on julkaistu lukijakunnalle ${audience}. Kausi: ${run}.${why}\n\nLue tulokset:\n${link}\n\nSaat tämän viestin, koska olet tilannut ilmoitukset. Peru ilmoitukset:\n${endLink}`
    },
    sv: {
      subject: `Nya resultat: utgåva ${of}`,
      text: `Utgåva ${of} har publicerats för läsekretsen ${audience}. Period: ${run}.${why}\n\nLäs resultaten:\n${link}\n\nDu får det här meddelandet eftersom du har beställt aviseringar. Avbeställ dem:\n${endLink}`
    },
    en: {
      subject: `New results: edition ${of}`,
      text: `Edition ${of} has been published to the audience ${audience}. Period: ${run}.${why}\n\nRead the results:\n${link}\n\nYou get this message because you asked to be told. To end that:\n${endLink}`
    }
  }
  return letters[language]
}
