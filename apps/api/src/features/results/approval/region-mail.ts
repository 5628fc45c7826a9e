import { Inject, Injectable } from '@nestjs/common'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'
import { nameOf } from '../../network/network.sql.js'
import type { RegionRow } from './region-store.js'

type Names = { readonly roundName: LocalizedText; readonly centreName: LocalizedText }
type GivenBack = Names & { readonly message: string; readonly link: string }

const NAMES_SQL = `SELECT ${nameOf('c')} AS "roundName", ${nameOf('n')} AS "centreName"
  FROM collection_round c, unit_now n WHERE c.id = $1 AND n.id = $2`

/** The people who verify for a centre today. Whoever gives its region back works for the whole network and sees them. */
const VERIFIERS_SQL = `SELECT DISTINCT u.id AS "toUserId", u.language FROM role_assignment a
  JOIN role_grant g ON g.role = a.role AND g.action = 'return.verify' AND g.reach IN ('unit', 'subtree')
  JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
  WHERE a.unit_id = $1 AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())`

/** Tells a centre that its region came back. */
@Injectable()
export class RegionMail {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  /** @param message what the head office said; the letter repeats it */
  async givenBack({ roundId, centreId }: Pick<RegionRow, 'roundId' | 'centreId'>, message: string): Promise<void> {
    const [names] = await this.db.sql<Names>(NAMES_SQL, [roundId, centreId])
    if (!names) return
    const readers = await this.db.sql<{ toUserId: string; language: Language }>(VERIFIERS_SQL, [centreId])
    for (const { toUserId, language } of readers) {
      const link = new URL(`/${language}/results/rounds/${roundId}/centres/${centreId}`, this.config.PUBLIC_URL).toString()
      await this.notices.tell({ toUserId, topic: 'region_given_back', letter: regionLetter(language, { ...names, message, link }), unitId: centreId })
    }
  }
}

function regionLetter(language: Language, { roundName, centreName, message, link }: GivenBack): Letter {
  const [round, centre] = [roundName[language] || roundName.fi, centreName[language] || centreName.fi]
  const letters: Readonly<Record<Language, Letter>> = {
    fi: {
      subject: `Alue palautettiin: ${round}`,
      text: `Pääkonttori palautti alueen ${centre}, ${round}.\n\nViesti: ${message}\n\nTarkista ilmoitukset ja lähetä alue sitten uudelleen pääkonttoriin:\n${link}`
    },
    sv: {
      subject: `Regionen kom tillbaka: ${round}`,
      text: `Huvudkontoret har skickat tillbaka regionen ${centre}, ${round}.\n\nMeddelande: ${message}\n\nGranska rapporterna och skicka sedan regionen på nytt till huvudkontoret:\n${link}`
    },
    en: {
      subject: `A region has come back: ${round}`,
      text: `The head office has given back the region ${centre}, ${round}.\n\nMessage: ${message}\n\nCheck the returns, then forward the region again:\n${link}`
    }
  }
  return letters[language]
}
