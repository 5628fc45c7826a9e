import { Injectable } from '@nestjs/common'
import type { MembershipEventKind } from '@solmu/domain/onboarding/membership.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { isLanguage, type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { currentContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'
import { Records } from '../../../core/records.js'
import type { Membership } from './membership.graphql.js'

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

type Told = { readonly name: string; readonly last: string }
type What = MembershipEventKind | 'leave'

/** After which the roles of those who ran the member’s units have ended. */
const endings: ReadonlySet<What> = new Set(['leave', 'lapse'])

/** What became of a membership, in a sentence; why is read in Solmu. */
const sentences: Readonly<Record<Language, Partial<Record<What, (of: Told) => string>>>> = {
  fi: {
    activate: ({ name }) => `${name} on nyt aktiivinen jäsen.`,
    give_notice: ({ name, last }) => `${name} on irtisanonut jäsenyytensä. Viimeinen päivä on ${last}.`,
    take_back: ({ name }) => `${name} on perunut irtisanomisensa.`,
    suspend: ({ name }) => `Jäsenyys on keskeytetty: ${name}.`,
    reinstate: ({ name }) => `Jäsenyys jatkuu: ${name}.`,
    leave: ({ name }) => `${name} ei ole enää jäsen.`,
    lapse: ({ name }) => `Jäsenyys on rauennut: ${name}.`
  },
  sv: {
    activate: ({ name }) => `${name} är nu aktiv medlem.`,
    give_notice: ({ name, last }) => `${name} har sagt upp sitt medlemskap. Sista dagen är ${last}.`,
    take_back: ({ name }) => `${name} har återtagit sin uppsägning.`,
    suspend: ({ name }) => `Medlemskapet har avbrutits: ${name}.`,
    reinstate: ({ name }) => `Medlemskapet fortsätter: ${name}.`,
    leave: ({ name }) => `${name} är inte längre medlem.`,
    lapse: ({ name }) => `Medlemskapet har förfallit: ${name}.`
  },
  en: {
    activate: ({ name }) => `${name} is now an active member.`,
    give_notice: ({ name, last }) => `${name} has given notice. Its last day is ${last}.`,
    take_back: ({ name }) => `${name} has taken its notice back.`,
    suspend: ({ name }) => `The membership is suspended: ${name}.`,
    reinstate: ({ name }) => `The membership goes on: ${name}.`,
    leave: ({ name }) => `${name} is no longer a member.`,
    lapse: ({ name }) => `The membership has lapsed: ${name}.`
  }
}

const closings: Readonly<Record<Language, string>> = {
  fi: 'Lue lisää Solmussa kohdassa Jäsenyys.',
  sv: 'Läs mer i Solmu under Medlemskap.',
  en: 'Read more in Solmu under Membership.'
}

/** For those whose own roles have ended with the membership: there is nothing for them to read. */
const farewells: Readonly<Record<Language, string>> = {
  fi: 'Käyttöoikeutesi jäsenen yksiköissä on päättynyt samana päivänä. Ilmoitetut luvut säilyvät yksiköiden lukuina.',
  sv: 'Dina roller i medlemmens enheter har upphört samma dag. Rapporterade siffror finns kvar som enheternas siffror.',
  en: 'Your roles at the units of the member ended on the same day. The figures that were reported stay with the units.'
}

/** What is told about: the name of the member, and the first day on which it is none. */
export type ToldMembership = { readonly id: string; readonly name: LocalizedText; readonly centreId: string; readonly endsOn: IsoDate | null }

type To = { readonly language: Language; readonly mayRead: boolean }

function letterOf({ language, mayRead }: To, what: What, { name, endsOn }: ToldMembership): Letter | undefined {
  const day = endsOn === null ? '' : new Intl.DateTimeFormat(locales[language], { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(`${addDays(endsOn, -1)}T00:00:00Z`))
  const sentence = sentences[language][what]?.({ name: pick(name, language).text, last: day })
  return sentence === undefined ? undefined : { subject: sentence, text: `${sentence}\n\n${(mayRead ? closings : farewells)[language]}` }
}

/** Tells those who look after a member, and those who answer for it, what becomes of its membership. */
@Injectable()
export class MembershipLetters {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    private readonly records: Records
  ) {}

  async moved({ id, organisation, centre, endsOn }: Membership, kind: MembershipEventKind): Promise<void> {
    await this.tell({ id, name: organisation.name, centreId: centre.id, endsOn }, kind)
  }

  /** Everybody but whoever did it; of its end also those who may no longer read it. */
  async tell(of: ToldMembership, what: What, consortiumId?: string): Promise<void> {
    const people = await this.db.sql<{ userId: string; language: string }>('SELECT user_id AS "userId", language FROM app.membership_contacts($1) ORDER BY user_id', [of.id])
    const own = currentContext().viewer?.userId
    const record = { kind: 'membership', id: of.id } as const
    const readers = endings.has(what) ? await this.records.readersAmong(people.map(({ userId }) => userId), record, consortiumId) : null
    for (const { userId, language } of people.filter((one) => one.userId !== own)) {
      const mayRead = readers?.includes(userId) ?? true
      const letter = letterOf({ language: isLanguage(language) ? language : 'fi', mayRead }, what, of)
      if (letter) await this.notices.tell({ toUserId: userId, topic: 'membership_changed', letter, ...(mayRead && { record }), unitId: of.centreId }, ...(consortiumId ? [consortiumId] : []))
    }
  }
}
