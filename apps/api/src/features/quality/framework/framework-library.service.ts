import { Injectable, type OnModuleInit } from '@nestjs/common'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { FirstRunSteps } from '../../../core/first-run-steps.js'
import { FrameworkWriter } from './framework-writer.js'
import { libraryFrameworks, libraryFrom, type LibraryFramework } from './library/framework-library.js'

/** Installs the frameworks that come with the product. */
@Injectable()
export class FrameworkLibraryService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly writer: FrameworkWriter,
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly steps: FirstRunSteps
  ) {}

  /** A new consortium has them from the first day, before anybody holds a role in which to install them. */
  onModuleInit(): void {
    this.steps.add(async (consortiumId) => {
      const rows = libraryFrameworks.map(({ code, content }) => ({ id: newId(), versionId: newId(), code, kind: content.kind, content, validFrom: libraryFrom }))
      await this.db.sql('SELECT app.first_frameworks($1, $2)', [consortiumId, JSON.stringify(rows)])
    })
  }

  /** How many of them the consortium does not have, told by their codes. @throws DomainError NOT_ALLOWED */
  async gap(): Promise<number> {
    this.access.check('quality.manage', {})
    return (await this.missing()).length
  }

  /**
   * Adds those that the consortium does not have yet, released from the day on which the library begins. What it has stays
   * as it is, so it can be done again.
   *
   * @returns how many were added
   * @throws DomainError NOT_ALLOWED
   */
  async install(): Promise<number> {
    this.access.check('quality.manage', {})
    let count = 0
    for (const { code, content } of await this.missing()) {
      const frameworkId = await this.writer.insert({ code, kind: content.kind, shippedCode: code })
      // Somebody else has installed it in this moment.
      if (frameworkId === undefined) continue
      const versionId = await this.writer.insertDraft(frameworkId, content)
      await this.writer.release({ frameworkId, versionId, validFrom: libraryFrom })
      count += 1
    }
    this.audit.note({ subjectType: 'quality_library', details: { count } })
    return count
  }

  private async missing(): Promise<readonly LibraryFramework[]> {
    const rows = await this.db.sql<{ code: string }>('SELECT code FROM quality_framework WHERE consortium_id = $1', [currentViewer().consortiumId])
    const known = new Set(rows.map(({ code }) => code))
    return libraryFrameworks.filter(({ code }) => !known.has(code))
  }
}
