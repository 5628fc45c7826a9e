import { Injectable } from '@nestjs/common'
import type { Statement } from '@solmu/domain/results/indicator-details.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { installCheckRules } from '../check/library/library.js'
import { INSERT_DIMENSION_SQL, PUT_CATEGORIES_SQL } from './dimension.sql.js'
import { IndicatorStore } from './indicator-store.js'
import type { IndicatorLibraryGap, InstallIndicatorLibraryPayload } from './indicator-library.graphql.js'
import { libraryDimensions, libraryGroups, libraryIndicators } from './library/library.js'
import type { LibraryIndicator } from './library/library-entry.js'

/** From which day the indicators that come with the product can be asked: figures of earlier years can be entered too. */
export const libraryFrom = '2020-01-01'

type LibraryTable = 'indicator' | 'indicator_group' | 'dimension'
type Known = { readonly code: string; readonly id: string }

/** Installs the library that comes with the product. */
@Injectable()
export class IndicatorLibraryService {
  constructor(
    private readonly db: Db,
    private readonly store: IndicatorStore,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** How much of it the consortium does not have, told by the codes. @throws DomainError NOT_ALLOWED */
  async gap(): Promise<IndicatorLibraryGap> {
    this.access.check('indicator.manage', {})
    const missing = async (table: LibraryTable, shipped: readonly { readonly code: string }[]): Promise<number> => {
      const known = await this.known(table)
      return shipped.filter(({ code }) => !known.has(code)).length
    }
    return {
      groupCount: await missing('indicator_group', libraryGroups),
      dimensionCount: await missing('dimension', libraryDimensions),
      indicatorCount: await missing('indicator', libraryIndicators)
    }
  }

  /**
   * Adds what the consortium does not have yet, told by the codes. What it has stays as it is, so it can be done again.
   *
   * @throws DomainError NOT_ALLOWED
   */
  async install(): Promise<InstallIndicatorLibraryPayload> {
    this.access.check('indicator.manage', {})
    await this.store.lockLibrary()
    const groupCount = await this.addGroups()
    const dimensionCount = await this.addDimensions()
    const indicatorCount = await this.addIndicators()
    const checkRuleCount = await installCheckRules(this.db, currentViewer())
    const counts = { groupCount, dimensionCount, indicatorCount, checkRuleCount }
    this.audit.note({ subjectType: 'indicator_library', details: counts })
    return counts
  }

  private async addGroups(): Promise<number> {
    const known = await this.known('indicator_group')
    const missing = libraryGroups.filter(({ code }) => !known.has(code))
    for (const { code, name } of missing) {
      await this.db.sql(
        `INSERT INTO indicator_group (id, consortium_id, code, name_fi, name_sv, name_en, position)
         SELECT $1, $2, $3, $4, $5, $6, coalesce(max(position), 0) + 1 FROM indicator_group WHERE consortium_id = $2`,
        [newId(), currentViewer().consortiumId, code, name.fi, name.sv, name.en]
      )
    }
    return missing.length
  }

  private async addDimensions(): Promise<number> {
    const known = await this.known('dimension')
    const missing = libraryDimensions.filter(({ code }) => !known.has(code))
    const { consortiumId } = currentViewer()
    for (const { code, name, categories } of missing) {
      const id = newId()
      await this.db.sql(INSERT_DIMENSION_SQL, [id, consortiumId, code, name.fi, name.sv, name.en])
      const placed = categories.map((category, at) => ({ ...category, position: at + 1 }))
      await this.db.sql(PUT_CATEGORIES_SQL, [id, consortiumId, JSON.stringify(placed)])
    }
    return missing.length
  }

  private async addIndicators(): Promise<number> {
    const groups = await this.known('indicator_group')
    const known = await this.known('indicator')
    const missing = libraryIndicators.filter(({ code }) => !known.has(code))
    for (const entry of missing) {
      const id = newId()
      const { code, group, unit, decimals, aggregation, sourceClass, weight, origin } = entry
      const weightIndicatorId = weight === null ? null : (known.get(weight) ?? null)
      const groupId = groups.get(group)
      if (!groupId) throw new Error(`The library has no group ${group}`)
      await this.store.insert({ id, code, groupId, unit, decimals, aggregation, sourceClass, weightIndicatorId, origin })
      await this.store.insertVersion({ indicatorId: id, number: 1, validFrom: libraryFrom, statement: statementOf(entry), reason: '' })
      known.set(code, id)
    }
    return missing.length
  }

  private async known(table: LibraryTable): Promise<Map<string, string>> {
    const rows = await this.db.sql<Known>(`SELECT code, id FROM ${table} WHERE consortium_id = $1`, [currentViewer().consortiumId])
    return new Map(rows.map(({ code, id }) => [code, id]))
  }
}

function statementOf(entry: LibraryIndicator): Statement {
  const { name, definition, condition, direction, dimensionCodes, numerator, denominator, factor, source, taskAreas } = entry
  return { name, definition, condition, direction, dimensionCodes, numerator, denominator, factor, source, taskAreas }
}
