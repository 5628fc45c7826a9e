import { Injectable } from '@nestjs/common'
import { isLanguage, type Language, pick } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'
import { dayIn } from '../letter-day.js'
import type { Proposal } from './proposal.graphql.js'

/** Tells those who vote for the members that something is proposed. */
@Injectable()
export class ProposalLetters {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  async opened(proposal: Proposal): Promise<void> {
    const voters = await this.db.sql<{ userId: string; language: string }>('SELECT user_id AS "userId", language FROM app.voters_of_members() ORDER BY user_id')
    for (const { userId, language } of voters.filter((one) => one.userId !== currentViewer().userId)) {
      const letter = openedLetter(isLanguage(language) ? language : 'fi', proposal)
      await this.notices.tell({ toUserId: userId, topic: 'proposal_opened', letter, record: { kind: 'proposal', id: proposal.id }, unitId: proposal.unit.id })
    }
  }
}

function openedLetter(language: Language, { title, discussUntil }: Pick<Proposal, 'title' | 'discussUntil'>): Letter {
  const [what, day] = [pick(title, language).text, discussUntil === null ? '' : dayIn(language, discussUntil)]
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: `Uusi esitys: ${what}`, text: `Esityksestä ”${what}” keskustellaan ${day} saakka.\n\nLue se, kommentoi ja tee muutosesitys Solmussa kohdassa Päätöksenteko, Esitykset.` },
    sv: { subject: `Ett nytt förslag: ${what}`, text: `Förslaget ”${what}” diskuteras till och med ${day}.\n\nLäs det, kommentera och föreslå ändringar i Solmu under Beslutsfattande, Förslag.` },
    en: { subject: `A new proposal: ${what}`, text: `The proposal “${what}” is discussed until ${day}.\n\nRead it, comment on it and bring amendments in Solmu under Governance, Proposals.` }
  }
  return letters[language]
}
