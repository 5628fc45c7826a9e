import { Injectable } from '@nestjs/common'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { dayIn, roleWord } from '../mail-words.js'

type Principal = { readonly userId: string; readonly role: RoleName; readonly unitId: string }
type Deputyship = { readonly userId: string; readonly validFrom: IsoDate; readonly validTo: IsoDate | null; readonly reason?: string | null }
type Person = { readonly name: string; readonly language: Language }

/** What a message about a deputyship tells, in the language of its reader. */
type Told = { readonly principal: string; readonly deputy: string; readonly role: string; readonly unit: string; readonly from: string; readonly last: string }

type Text = { readonly subject: string; readonly text: string }

/** Tells both sides of a deputyship what was agreed, and when it ends sooner. */
@Injectable()
export class DeputyMail {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  /** The deputy and the person who is away learn who stands in, for what and when. */
  appointed(principal: Principal, deputyship: Deputyship): Promise<void> {
    return this.tell(principal, deputyship, appointedText)
  }

  /** Both learn the new last day. */
  ended(principal: Principal, deputyship: Deputyship): Promise<void> {
    return this.tell(principal, deputyship, endedText)
  }

  /** Whoever is left of the two learns that it has ended, because the account of the other has been closed. */
  async closed(principal: Principal, { deputyId, closedId }: { readonly deputyId: string; readonly closedId: string }): Promise<void> {
    const toUserId = closedId === deputyId ? principal.userId : deputyId
    const [away, deputy] = [await this.person(principal.userId), await this.person(deputyId)]
    const { language } = toUserId === deputyId ? deputy : away
    const unit = (await this.unitName(principal.unitId))[language]
    const told = { principal: away.name, deputy: deputy.name, role: roleWord(principal.role, language), unit }
    const closed = toUserId === deputyId ? away.name : deputy.name
    await this.notices.tell({ toUserId, topic: 'deputy_changed', letter: closedText(language, { ...told, closed }) })
  }

  private async tell(principal: Principal, deputyship: Deputyship, textIn: (language: Language, told: Told) => Text): Promise<void> {
    const [away, deputy] = [await this.person(principal.userId), await this.person(deputyship.userId)]
    const unit = await this.unitName(principal.unitId)
    const lastDay = deputyship.validTo === null ? deputyship.validFrom : addDays(deputyship.validTo, -1)
    for (const [userId, { language }] of [[deputyship.userId, deputy], [principal.userId, away]] as const) {
      const days = { from: dayIn(language, deputyship.validFrom), last: dayIn(language, lastDay) }
      const told = { principal: away.name, deputy: deputy.name, role: roleWord(principal.role, language), unit: unit[language], ...days }
      await this.notices.tell({ toUserId: userId, topic: 'deputy_changed', letter: textIn(language, told) })
    }
  }

  private async person(id: string): Promise<Person> {
    const [row] = await this.db.sql<Person>('SELECT display_name AS name, language FROM app.person_for_mail($1)', [id])
    return row ?? { name: '', language: 'fi' }
  }

  private async unitName(id: string): Promise<LocalizedText> {
    const [row] = await this.db.sql<LocalizedText>('SELECT name_fi AS fi, name_sv AS sv, name_en AS en FROM unit_now WHERE id = $1', [id])
    return row ?? { fi: '', sv: '', en: '' }
  }
}

function appointedText(language: Language, { principal, deputy, role, unit, from, last }: Told): Text {
  const texts: Record<Language, Text> = {
    fi: {
      subject: `Sijaisuus: ${deputy} toimii henkilön ${principal} sijaisena`,
      text: `${deputy} on henkilön ${principal} sijainen ${from}–${last}.\n\nRooli: ${role}, ${unit}.\n\nSijainen voi sinä aikana tehdä saman kuin roolin haltija. Sijaisuus päättyy itsestään.`
    },
    sv: {
      subject: `Ställföreträdare: ${deputy} företräder ${principal}`,
      text: `${deputy} är ställföreträdare för ${principal} ${from}–${last}.\n\nRoll: ${role}, ${unit}.\n\nStällföreträdaren får under den tiden göra detsamma som den som har rollen. Ställföreträdarskapet upphör av sig självt.`
    },
    en: {
      subject: `Deputy: ${deputy} stands in for ${principal}`,
      text: `${deputy} stands in for ${principal} from ${from} to ${last}.\n\nRole: ${role}, ${unit}.\n\nDuring that time the deputy can do what the holder of the role can. It ends by itself.`
    }
  }
  return texts[language]
}

function endedText(language: Language, { principal, deputy, role, unit, last }: Told): Text {
  const texts: Record<Language, Text> = {
    fi: {
      subject: `Sijaisuus päättyy: ${deputy} henkilön ${principal} sijaisena`,
      text: `Sijaisuutta lyhennettiin: ${deputy} on henkilön ${principal} sijainen enintään ${last} asti.\n\nRooli: ${role}, ${unit}.`
    },
    sv: {
      subject: `Ställföreträdarskapet upphör: ${deputy} för ${principal}`,
      text: `Ställföreträdarskapet har förkortats: ${deputy} företräder ${principal} högst till och med ${last}.\n\nRoll: ${role}, ${unit}.`
    },
    en: {
      subject: `Deputy until ${last}: ${deputy} for ${principal}`,
      text: `The deputyship has been shortened: ${deputy} stands in for ${principal} until ${last} at the latest.\n\nRole: ${role}, ${unit}.`
    }
  }
  return texts[language]
}

function closedText(language: Language, of: Omit<Told, 'from' | 'last'> & { readonly closed: string }): Text {
  const { principal, deputy, role, unit, closed } = of
  const texts: Record<Language, Text> = {
    fi: {
      subject: `Sijaisuus päättyi: ${deputy} henkilön ${principal} sijaisena`,
      text: `Sijaisuus päättyi, koska henkilön ${closed} tunnus poistettiin käytöstä.\n\nRooli: ${role}, ${unit}.`
    },
    sv: {
      subject: `Ställföreträdarskapet har upphört: ${deputy} för ${principal}`,
      text: `Ställföreträdarskapet har upphört, eftersom kontot för ${closed} har inaktiverats.\n\nRoll: ${role}, ${unit}.`
    },
    en: {
      subject: `Deputyship ended: ${deputy} for ${principal}`,
      text: `The deputyship has ended because the account of ${closed} was deactivated.\n\nRole: ${role}, ${unit}.`
    }
  }
  return texts[language]
}
