import { Inject, Injectable } from '@nestjs/common'
import type { ReviewPair } from '@solmu/domain/quality/review-assignment.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'
import { nameOf } from '../../network/network.sql.js'
import type { ReviewRound } from './assignment.graphql.js'

type Asked = { readonly round: LocalizedText; readonly units: readonly LocalizedText[]; readonly dueOn: IsoDate | null; readonly note: string; readonly link: string }

const UNITS = `SELECT a.id, ${nameOf('n')} AS name FROM quality_assessment a JOIN unit_now n ON n.id = a.unit_id WHERE a.id = ANY ($1)`
const LANGUAGES = `SELECT user_id AS id, language FROM app.reviewer_pool() WHERE user_id = ANY ($1)`

/** Tells reviewers what they have been asked for: one letter to each, whatever the number of units. */
@Injectable()
export class ReviewLetters {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  /** @param note a word of whoever assigned; the letter repeats it */
  async assigned(round: Pick<ReviewRound, 'name' | 'dueOn'>, pairs: readonly ReviewPair[], note: string): Promise<void> {
    const units = await this.db.sql<{ id: string; name: LocalizedText }>(UNITS, [pairs.map(({ assessmentId }) => assessmentId)])
    const people = await this.db.sql<{ id: string; language: Language }>(LANGUAGES, [pairs.map(({ reviewerId }) => reviewerId)])
    const names = new Map(units.map(({ id, name }) => [id, name]))
    for (const [toUserId, own] of groupBy(pairs, ({ reviewerId }) => reviewerId)) {
      const language = people.find(({ id }) => id === toUserId)?.language ?? 'fi'
      const link = new URL(`/${language}/quality/reviews`, this.config.PUBLIC_URL).toString()
      const asked = own.flatMap(({ assessmentId }) => names.get(assessmentId) ?? [])
      await this.notices.tell({ toUserId, topic: 'review_assigned', letter: assignedLetter(language, { round: round.name, units: asked, dueOn: round.dueOn, note, link }) })
    }
  }
}

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

function assignedLetter(language: Language, { round, units, dueOn, note, link }: Asked): Letter {
  const said = (text: LocalizedText): string => text[language] || text.fi
  const day = dueOn && new Intl.DateTimeFormat(locales[language], { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(`${dueOn}T00:00:00Z`))
  const list = units.map((unit) => `– ${said(unit)}`).join('\n')
  const words: Readonly<Record<Language, { subject: string; asked: string; due: string; close: string }>> = {
    fi: {
      subject: `Sinut on valittu arvioijaksi: ${said(round)}`,
      asked: 'Sinua pyydetään arvioimaan:',
      due: `Arviointi on valmis viimeistään ${day}.`,
      close: 'Jos olet esteellinen tai et ehdi, ilmoita siitä syyn kanssa:'
    },
    sv: {
      subject: `Du har utsetts till granskare: ${said(round)}`,
      asked: 'Du ombeds granska:',
      due: `Granskningen ska vara klar senast ${day}.`,
      close: 'Om du är jävig eller inte hinner, meddela det med ett skäl:'
    },
    en: {
      subject: `You have been chosen to review: ${said(round)}`,
      asked: 'You are asked to review:',
      due: `The review is due by ${day}.`,
      close: 'If you have an interest in a unit or no time, decline and say why:'
    }
  }
  const { subject, asked, due, close } = words[language]
  const parts = [`${asked}\n${list}`, ...(day ? [due] : []), ...(note === '' ? [] : [note]), `${close}\n${link}`]
  return { subject, text: parts.join('\n\n') }
}
