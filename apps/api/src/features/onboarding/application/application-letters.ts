import { Inject, Injectable } from '@nestjs/common'
import { applicationLinkEnd } from '@solmu/domain/onboarding/application-link.js'
import { isLanguage, type Language, type LocalizedText } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { Outbox } from '../../../core/mail/outbox.js'
import { newLinkToken } from '../../identity/link-token.js'
import { type ApplicantLetter, applicantMail, type CentreLetter, centreMail } from './application-mails.js'

type Frame = { readonly language: Language; readonly consortium: LocalizedText; readonly centre: LocalizedText; readonly organisation: string; readonly consortiumId: string }

type ToldOf = { readonly id: string; readonly consortiumId: string; readonly centreId: string }

const topicOf = { submitted: 'application_in', answered: 'application_answered', withdrawn: 'application_withdrawn' } as const satisfies Record<CentreLetter, string>

const FRAME = `SELECT f.language, f.consortium_name AS consortium, f.centre_name AS centre, f.consortium_id AS "consortiumId",
    coalesce((SELECT a.name FROM application a WHERE a.id = f.application_id), '') AS organisation FROM app.application_frame($1) f`

/** Writes to those who apply, who have no account, and to those who look after applications. */
@Injectable()
export class ApplicationLetters {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly outbox: Outbox,
    private readonly notices: Notices
  ) {}

  /** Writes to everybody who writes the application, each with a link of their own. */
  async toApplicants(applicationId: string, kind: ApplicantLetter): Promise<void> {
    const people = await this.db.sql<{ id: string }>('SELECT id FROM application_person WHERE application_id = $1 AND removed_at IS NULL ORDER BY id', [applicationId])
    for (const { id } of people) await this.toPerson(id, kind)
  }

  /**
   * Writes to one of them; gives whether they were sent a link.
   *
   * @param isOnly whether the links from before end
   */
  async toPerson(personId: string, kind: ApplicantLetter, isOnly = false): Promise<boolean> {
    const token = newLinkToken()
    const [made] = await this.db.sql<{ ok: boolean }>('SELECT app.add_application_key($1, $2, $3, $4) AS ok', [personId, token.hash, applicationLinkEnd(new Date()), isOnly])
    if (!made?.ok) return false
    await this.db.sql('UPDATE application_person SET sends = (sends || now())[greatest(1, cardinality(sends) - 8):] WHERE id = $1', [personId])
    await this.send(personId, kind, token.text)
    return true
  }

  /** Queues a letter with a link that is known to the database already. */
  async send(personId: string, kind: ApplicantLetter, token: string): Promise<void> {
    const [frame] = await this.db.sql<Frame>(FRAME, [personId])
    if (!frame) return
    const link = new URL(`/${frame.language}/apply#${token}`, this.config.PUBLIC_URL).toString()
    await this.outbox.queueApplicant(personId, { ...applicantMail(kind, frame.language, frame), link })
  }

  /** Writes to those who look after the applications of the centre. */
  async toCentre({ id, consortiumId, centreId }: ToldOf, kind: CentreLetter): Promise<void> {
    const readers = await this.db.sql<{ userId: string; language: string }>('SELECT user_id AS "userId", language FROM app.application_readers($1)', [id])
    for (const { userId, language } of readers) {
      const letter = centreMail(kind, isLanguage(language) ? language : 'fi')
      await this.notices.tell({ toUserId: userId, topic: topicOf[kind], letter, record: { kind: 'application', id }, unitId: centreId }, consortiumId)
    }
  }
}
