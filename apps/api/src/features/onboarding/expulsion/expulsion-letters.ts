import { Injectable } from '@nestjs/common'
import type { IsoDate } from '@solmu/shared/dates.js'
import { isLanguage, type Language } from '@solmu/shared/text.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'
import type { MemberExpulsion } from './expulsion.graphql.js'

type What = 'proposed' | 'answered' | 'dropped' | 'decided' | HearingReminder['kind']

/** Whom the clock reminds of which hearing. */
export type HearingReminder = {
  readonly kind: 'closing' | 'over'
  readonly membershipId: string
  readonly consortiumId: string
  readonly centreId: string
  readonly hearingUntil: IsoDate
  readonly userId: string
  readonly language: string
}

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** What it is about is read in Solmu: a mail says neither that anybody is to be expelled nor why. */
const sentences: Readonly<Record<Language, Readonly<Record<What, (until: string) => string>>>> = {
  fi: {
    proposed: (until) => `Jäsenyyttä koskeva asia: jäsentä kuullaan ${until} asti`,
    answered: () => 'Jäsenyyttä koskeva asia: jäsenen vastaus on saapunut',
    dropped: () => 'Jäsenyyttä koskeva asia on rauennut',
    decided: () => 'Jäsenyyttä koskevassa asiassa on päätetty',
    closing: (until) => `Jäsenyyttä koskeva asia: vastaa viimeistään ${until}`,
    over: () => 'Jäsenyyttä koskeva asia: kuuleminen on päättynyt'
  },
  sv: {
    proposed: (until) => `Ett ärende om medlemskap: medlemmen hörs till och med ${until}`,
    answered: () => 'Ett ärende om medlemskap: medlemmens svar har kommit',
    dropped: () => 'Ett ärende om medlemskap har förfallit',
    decided: () => 'I ett ärende om medlemskap har beslutats',
    closing: (until) => `Ett ärende om medlemskap: svara senast ${until}`,
    over: () => 'Ett ärende om medlemskap: hörandet har upphört'
  },
  en: {
    proposed: (until) => `A matter of membership: the member is heard until ${until}`,
    answered: () => 'A matter of membership: the member’s answer has come in',
    dropped: () => 'A matter of membership has been dropped',
    decided: () => 'A matter of membership has been decided',
    closing: (until) => `A matter of membership: answer by ${until}`,
    over: () => 'A matter of membership: the hearing is over'
  }
}

const closings: Readonly<Record<Language, string>> = {
  fi: 'Lue asia ja vastaa siihen Solmussa jäsenen sivulla.',
  sv: 'Läs ärendet och svara på det i Solmu på medlemmens sida.',
  en: 'Read the matter and answer it in Solmu on the page of the member.'
}

const dayIn = (language: Language, day: IsoDate): string => new Intl.DateTimeFormat(locales[language], { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

function letterOf(language: Language, what: What, until: IsoDate): Letter {
  const subject = sentences[language][what](dayIn(language, until))
  return { subject, text: `${subject}.\n\n${closings[language]}` }
}

/** Tells those who look after a member, and those who answer for it, how far its expulsion is. */
@Injectable()
export class ExpulsionLetters {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  /** One person, by the clock. */
  async remind({ kind, membershipId, consortiumId, centreId, hearingUntil, userId, language }: HearingReminder): Promise<void> {
    const letter = letterOf(isLanguage(language) ? language : 'fi', kind, hearingUntil)
    await this.notices.tell({ toUserId: userId, topic: 'membership_changed', letter, record: { kind: 'membership', id: membershipId }, unitId: centreId }, consortiumId)
  }

  /** Everybody but whoever acts. */
  async tell({ membershipId, centre, hearingUntil }: Pick<MemberExpulsion, 'membershipId' | 'centre' | 'hearingUntil'>, what: What): Promise<void> {
    const people = await this.db.sql<{ userId: string; language: string }>('SELECT user_id AS "userId", language FROM app.membership_contacts($1) ORDER BY user_id', [membershipId])
    for (const { userId, language } of people.filter((each) => each.userId !== currentViewer().userId)) {
      const letter = letterOf(isLanguage(language) ? language : 'fi', what, hearingUntil)
      await this.notices.tell({ toUserId: userId, topic: 'membership_changed', letter, record: { kind: 'membership', id: membershipId }, unitId: centre.id })
    }
  }
}
