import { Inject, Injectable } from '@nestjs/common'
import { type Topic, topics } from '@solmu/domain/inbox/notification-topics.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'

const UNIT = `SELECT n.id, json_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en) AS name FROM unit_now n WHERE n.id = $1`

type Place = { readonly id: string; readonly name: LocalizedText }

/** Tells colleagues what was handed on to them and what came back: that it was and where. */
@Injectable()
export class WorkTelling {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  handedOn(toUserId: string, unit: Place | null): Promise<void> {
    return this.tell('work_handed_on', toUserId, unit)
  }

  async givenBack(toUserId: string, unitId: string | null): Promise<void> {
    const [unit] = unitId === null ? [] : await this.db.sql<Place>(UNIT, [unitId])
    await this.tell('work_given_back', toUserId, unit ?? null)
  }

  private async tell(topic: Topic, toUserId: string, unit: Place | null): Promise<void> {
    const [person] = await this.db.sql<{ language: Language }>('SELECT language FROM app.person_for_mail($1)', [toUserId])
    if (!person) return
    const { language } = person
    const says = topics[topic].says[language]
    const place = unit === null ? '' : `: ${unit.name[language] || unit.name.fi}`
    const link = new URL(`/${language}/inbox`, this.config.PUBLIC_URL).toString()
    const letter = { subject: says, text: `${says}${place}.\n\n${link}` }
    await this.notices.tell({ toUserId, topic, unitId: unit?.id ?? null, params: { person: currentViewer().displayName }, letter })
  }
}
