import { Inject, Injectable } from '@nestjs/common'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../../../../core/config/config.js'
import { Db } from '../../../../core/db/db.js'
import { Notices } from '../../../../core/mail/notices.js'
import type { Letter } from '../../../../core/mail/outbox.js'
import type { EditionQuestion } from './question.graphql.js'

type Told = Pick<
  EditionQuestion,
  'id' | 'editionId' | 'audienceId' | 'indicatorName' | 'areaName' | 'period' | 'text' | 'askedBy' | 'answer' | 'answeredBy'
>

/** Tells those who may answer that somebody asked, and whoever asked that there is an answer. */
@Injectable()
export class QuestionMail {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  async tell(question: Told): Promise<void> {
    const people = await this.db.sql<{ user_id: string; language: Language }>('SELECT * FROM app.question_recipients($1)', [question.id])
    // Whoever answers need not read the publication: the list of questions shows what they are asked.
    const path = question.answer === null ? 'publications/questions' : `publications/${question.editionId}/${question.audienceId}`
    for (const { user_id: toUserId, language } of people) {
      const link = new URL(`/${language}/${path}`, this.config.PUBLIC_URL).toString()
      await this.notices.tell({ toUserId, topic: 'publication_question', letter: questionLetter(language, question, link) })
    }
  }
}

const nameIn = (text: LocalizedText | null, language: Language): string => (text ? pick(text, language).text : '')

/** Says which figure is meant, and never the figure itself. */
function questionLetter(language: Language, question: Told, link: string): Letter {
  const figure = [nameIn(question.indicatorName, language), nameIn(question.areaName, language), question.period].filter(Boolean).join(', ')
  const { text, askedBy, answer, answeredBy } = question
  if (answer === null) {
    const asked: Readonly<Record<Language, Letter>> = {
      fi: { subject: 'Kysymys julkaistusta luvusta', text: `${askedBy} kysyy luvusta ${figure}:\n\n${text}\n\nVastaa Solmussa:\n${link}` },
      sv: { subject: 'En fråga om en publicerad siffra', text: `${askedBy} frågar om siffran ${figure}:\n\n${text}\n\nSvara i Solmu:\n${link}` },
      en: { subject: 'A question about a published figure', text: `${askedBy} asks about the figure ${figure}:\n\n${text}\n\nAnswer in Solmu:\n${link}` }
    }
    return asked[language]
  }
  const answered: Readonly<Record<Language, Letter>> = {
    fi: { subject: 'Kysymykseesi on vastattu', text: `Kysyit luvusta ${figure}:\n\n${text}\n\n${answeredBy} vastasi:\n\n${answer}\n\n${link}` },
    sv: { subject: 'Din fråga har fått ett svar', text: `Du frågade om siffran ${figure}:\n\n${text}\n\n${answeredBy} svarade:\n\n${answer}\n\n${link}` },
    en: { subject: 'Your question has been answered', text: `You asked about the figure ${figure}:\n\n${text}\n\n${answeredBy} answered:\n\n${answer}\n\n${link}` }
  }
  return answered[language]
}
