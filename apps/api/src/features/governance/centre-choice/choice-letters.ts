import { Injectable } from '@nestjs/common'
import { isLanguage, type Language, pick } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'
import { dayIn } from '../letter-day.js'
import type { CentreChoice } from './choice.graphql.js'

/** Tells the assessors that there is something to assess, and whom it concerns that one of them is recused. */
@Injectable()
export class ChoiceLetters {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  async opened(choice: CentreChoice): Promise<void> {
    const assessors = await this.db.sql<{ userId: string; language: string }>('SELECT user_id AS "userId", language FROM app.centre_assessors($1) ORDER BY user_id', [choice.id])
    for (const { userId, language } of assessors.filter((one) => one.userId !== currentViewer().userId)) {
      const letter = openedLetter(isLanguage(language) ? language : 'fi', choice)
      await this.notices.tell({ toUserId: userId, topic: 'centre_choice_opened', letter, record: { kind: 'centre_choice', id: choice.id }, unitId: choice.centre.id })
    }
  }

  /** The other assessors and those who lead it: what has been scored may rank the candidates otherwise now. */
  async recused(choice: CentreChoice): Promise<void> {
    const people = await this.db.sql<{ userId: string; language: string }>('SELECT user_id AS "userId", language FROM app.centre_concerned($1) ORDER BY user_id', [choice.id])
    for (const { userId, language } of people.filter((one) => one.userId !== currentViewer().userId)) {
      const letter = recusedLetter(isLanguage(language) ? language : 'fi', choice)
      await this.notices.tell({ toUserId: userId, topic: 'centre_choice_recused', letter, record: { kind: 'centre_choice', id: choice.id }, unitId: choice.centre.id })
    }
  }
}

/** What happens to the points; who is recused and why stands on the page. */
function recusedLetter(language: Language, { title, state }: Pick<CentreChoice, 'title' | 'state'>): Letter {
  const what = pick(title, language).text
  const [isLate, letters] = [
    state === 'closed',
    {
      fi: ['Arvioija on esteellinen', `Valinnassa ”${what}” yksi arvioijista on merkitty esteelliseksi. Hänen pisteitään ei lasketa yhdellekään ehdokkaalle.`, 'Arviointi oli jo päätetty. Pisteet jäävät näkyviin, mutta ehdokkaiden järjestys on laskettu uudelleen ilman niitä.', 'Tarkemmat tiedot ovat Solmussa kohdassa Päätöksenteko, Aluekeskusten valinta.'],
      sv: ['En bedömare är jävig', `I valet ”${what}” har en av bedömarna antecknats som jävig. Bedömarens poäng räknas inte för någon kandidat.`, 'Bedömningen var redan avslutad. Poängen syns fortfarande, men kandidaternas ordning har räknats om utan dem.', 'Närmare uppgifter finns i Solmu under Beslutsfattande, Val av regioncenter.'],
      en: ['An assessor is recused', `In “${what}” one of the assessors was noted as having a conflict of interest. Their points count for no candidate.`, 'The assessment had been closed already. The points can still be seen, but the candidates are ranked anew without them.', 'More is in Solmu under Governance, Choosing centres.']
    } satisfies Readonly<Record<Language, readonly string[]>>
  ]
  const [subject = '', noted, late, more] = letters[language]
  return { subject: `${subject}: ${what}`, text: [noted, ...(isLate ? [late] : []), more].join('\n\n') }
}

function openedLetter(language: Language, { title, closesOn }: Pick<CentreChoice, 'title' | 'closesOn'>): Letter {
  const [what, day] = [pick(title, language).text, closesOn === null ? '' : dayIn(language, closesOn)]
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: `Arvioi ehdokkaat: ${what}`, text: `Sinut on nimetty arvioimaan ehdokkaat valinnassa ”${what}”. Anna pisteet viimeistään ${day}.\n\nIlmoita myös, jos sinulla on sidonnaisuus johonkin ehdokkaaseen. Pisteet annetaan Solmussa kohdassa Päätöksenteko, Aluekeskusten valinta.` },
    sv: { subject: `Bedöm kandidaterna: ${what}`, text: `Du har utsetts att bedöma kandidaterna i valet ”${what}”. Ge poäng senast ${day}.\n\nMeddela också om du är jävig i förhållande till någon kandidat. Poängen ges i Solmu under Beslutsfattande, Val av regioncenter.` },
    en: { subject: `Score the candidates: ${what}`, text: `You are an assessor of “${what}”. Give your points by ${day}.\n\nAlso tell if you have an interest in any candidate. Points are given in Solmu under Governance, Choosing centres.` }
  }
  return letters[language]
}
