import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { contentTypes, Day, type Table, tableAsCsv, tableAsWorkbook } from '../../../core/files/sheet-writer.js'
import { roleWord } from '../mail-words.js'
import type { UserFilter } from '../user-directory/user-directory.graphql.js'
import { type PersonRow, UserDirectoryQueries } from '../user-directory/user-directory.queries.js'
import { personDataFile } from './person-data.js'

/** A file to be saved by whoever asked for it. */
export type PersonFile = { readonly name: string; readonly contentType: string; readonly bytes: Buffer }

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })
const heading = {
  people: words('Henkilöt', 'Personer', 'People'),
  name: words('Nimi', 'Namn', 'Name'),
  email: words('Sähköposti', 'E-post', 'E-mail'),
  roles: words('Roolit', 'Roller', 'Roles'),
  state: words('Tila', 'Läge', 'State'),
  language: words('Kieli', 'Språk', 'Language'),
  lastLogin: words('Viimeksi kirjautunut', 'Senast inloggad', 'Last signed in'),
  about: words('Tiedoista', 'Om uppgifterna', 'About'),
  madeOn: words('Muodostettu', 'Skapad', 'Made on'),
  source: words('Lähde', 'Källa', 'Source'),
  register: words('Konsortion käyttäjät Solmussa', 'Konsortiets användare i Solmu', 'The users of the consortium in Solmu')
}
const stateWords: Readonly<Record<string, LocalizedText>> = {
  active: words('Käytössä', 'I bruk', 'Active'),
  locked: words('Lukittu hetkeksi', 'Tillfälligt låst', 'Locked for a while'),
  deactivated: words('Poistettu käytöstä', 'Inaktiverad', 'Deactivated'),
  erased: words('Tiedot poistettu', 'Uppgifterna raderade', 'Erased')
}

/** Files about people; each is on record, because what has left the house is out of reach. */
@Injectable()
export class PersonFilesService {
  constructor(
    private readonly db: Db,
    private readonly users: UserDirectoryQueries,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Everything that is kept about a person, themselves or somebody whose account the viewer looks after.
   *
   * @throws DomainError NOT_FOUND
   */
  async dataOf(userId: string): Promise<PersonFile> {
    const isOwn = userId === currentViewer().userId
    const data = await this.db.write(async () => {
      const [row] = await this.db.sql<{ data: object | null }>('SELECT app.personal_data($1) AS data', [userId])
      if (!row?.data) throw new DomainError('NOT_FOUND')
      await this.audit.done(isOwn ? 'exportOwnData' : 'exportPersonData', { subjectType: 'user', subjectId: userId })
      return row.data
    })
    return { name: `solmu-${todayIn()}.json`, contentType: contentTypes.json, bytes: personDataFile(data, new Date()) }
  }

  /** The list of people as the viewer sees it on the page. */
  async list(filter: UserFilter, { format, language }: { format: 'csv' | 'xlsx'; language: Language }): Promise<PersonFile> {
    const rows = await this.db.write(async () => {
      const rows = await this.users.all(filter)
      await this.audit.done('exportPeople', { subjectType: 'user', details: { format, rows: rows.length } })
      return rows
    })
    const table = tableOf(rows, language)
    const bytes = format === 'csv' ? tableAsCsv(table, language) : await tableAsWorkbook(table)
    const name = `${heading.people[language].toLowerCase().replaceAll('ö', 'o')}-${todayIn()}.${format}`
    return { name, contentType: contentTypes[format], bytes }
  }
}

function tableOf(rows: readonly PersonRow[], language: Language): Table {
  const names = ['name', 'email', 'roles', 'state', 'language', 'lastLogin'] as const
  return {
    name: heading.people[language],
    headings: names.map((name) => heading[name][language]),
    rows: rows.map((row) => [
      ...[row.displayName, row.kind === 'machine' ? null : row.email],
      row.roles.map(({ role, unitName }) => `${roleWord(role, language)} · ${unitName[language]}`).join('; '),
      ...[stateWords[row.state]?.[language] ?? row.state, row.language],
      row.lastLoginAt ? new Day(todayIn(undefined, new Date(row.lastLoginAt))) : null
    ]),
    about: {
      name: heading.about[language],
      lines: [[heading.source[language], heading.register[language]], [heading.madeOn[language], todayIn()]]
    }
  }
}
