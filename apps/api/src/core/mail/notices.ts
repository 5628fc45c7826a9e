import { Inject, Injectable } from '@nestjs/common'
import { defaultFrequency, type Frequency, type NotificationParams, type Topic, topics } from '@solmu/domain/inbox/notification-topics.js'
import type { RecordRef } from '@solmu/domain/inbox/records.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../config/config.js'
import { currentContext } from '../context/context.js'
import { Db } from '../db/db.js'
import { Records } from '../records.js'
import { type Letter, Outbox } from './outbox.js'

/** What one person is told: in Solmu, and by the letter if they wish to be told at once. */
export type Notice = {
  readonly toUserId: string
  readonly topic: Topic
  readonly letter: Letter
  /** The record that it is about: who may not read it is not told. */
  readonly record?: RecordRef
  readonly unitId?: string | null
  readonly params?: NotificationParams
}

const PUT = 'SELECT frequency, language FROM app.put_notification($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)'

/**
 * The one door by which people are told of work: it keeps the notification, and sends the letter now or leaves it to the
 * collected mail, as the person has chosen for the group of the topic. What guards an account (passwords, second factors,
 * invitations) goes through the outbox itself, whatever anybody has chosen.
 */
@Injectable()
export class Notices {
  constructor(
    private readonly db: Db,
    private readonly outbox: Outbox,
    private readonly records: Records,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  /** Within the viewer's consortium, or the one that is named when the clock tells. */
  async tell(notice: Notice, consortiumId = currentContext().viewer?.consortiumId): Promise<void> {
    const { toUserId, record, letter } = notice
    if (record && (await this.records.readersAmong([toUserId], record, consortiumId)).length === 0) return
    const [wish] = await this.db.sql<{ frequency: Frequency; language: Language }>(PUT, [newId(), consortiumId, ...valuesOf(notice)])
    if (wish?.frequency !== 'at_once') return
    const text = `${letter.text}\n\n${this.footer(wish.language)}`
    await this.outbox.queue({ ...letter, toUserId, text }, consortiumId)
  }

  /** Why somebody gets a message, and where they change that. */
  footer(language: Language): string {
    const link = new URL(`/${language}/profile/notifications`, this.config.PUBLIC_URL).toString()
    return `-- \n${why[language]}\n${link}`
  }
}

const valuesOf = ({ toUserId, topic, record, unitId = null, params = {} }: Notice): readonly unknown[] => [
  ...[toUserId, topic, topics[topic].group, defaultFrequency],
  ...[record?.kind, record?.id, unitId, JSON.stringify(params)]
]

const why: Readonly<Record<Language, string>> = {
  fi: 'Saat tämän viestin Solmusta, koska asia kuuluu tehtäviisi. Valitse, miten sinulle ilmoitetaan:',
  sv: 'Du får det här meddelandet från Solmu eftersom ärendet hör till dina uppgifter. Välj hur du vill bli meddelad:',
  en: 'You get this message from Solmu because the matter is part of your work. Choose how you are told:'
}
