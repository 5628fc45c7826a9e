import { Inject, Injectable } from '@nestjs/common'
import { exportDays } from '@solmu/domain/reports/export-job.js'
import type { Language } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import type { Letter } from '../../../core/mail/outbox.js'

type Told = { readonly id: string; readonly title: string; readonly isDone: boolean }

/** Tells whoever asked for a file that it is made, or that it could not be. The letter holds no figure and no file. */
@Injectable()
export class ExportMail {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  /** Machines get no mail. */
  async tell(told: Told): Promise<void> {
    const toUserId = currentViewer().userId
    const sql = `SELECT u.language FROM app_user u WHERE u.id = $1 AND u.kind = 'person'`
    const [person] = await this.db.sql<{ language: Language }>(sql, [toUserId])
    if (!person) return
    const link = new URL(`/${person.language}/exports?id=${told.id}`, this.config.PUBLIC_URL).toString()
    await this.notices.tell({ toUserId, topic: 'export_finished', letter: letterOf(person.language, { ...told, link }) })
  }
}

function letterOf(language: Language, { title, isDone, link }: Told & { readonly link: string }): Letter {
  const letters: Readonly<Record<Language, Letter>> = isDone
    ? {
        fi: { subject: `Tiedosto on valmis: ${title}`, text: `Pyytämäsi tiedosto on valmis.\n\n${title}\n\nLataa se viimeistään ${exportDays} päivän kuluessa:\n${link}` },
        sv: { subject: `Filen är klar: ${title}`, text: `Filen som du bad om är klar.\n\n${title}\n\nLadda ner den inom ${exportDays} dagar:\n${link}` },
        en: { subject: `The file is ready: ${title}`, text: `The file that you asked for is ready.\n\n${title}\n\nDownload it within ${exportDays} days:\n${link}` }
      }
    : {
        fi: { subject: `Tiedostoa ei voitu tehdä: ${title}`, text: `Pyytämääsi tiedostoa ei voitu tehdä.\n\n${title}\n\nSyy ja uusi yritys:\n${link}` },
        sv: { subject: `Filen kunde inte göras: ${title}`, text: `Filen som du bad om kunde inte göras.\n\n${title}\n\nOrsaken och ett nytt försök:\n${link}` },
        en: { subject: `The file could not be made: ${title}`, text: `The file that you asked for could not be made.\n\n${title}\n\nThe reason, and another try:\n${link}` }
      }
  return letters[language]
}
