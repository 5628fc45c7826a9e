import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type AskedDays, checkDimension, type KeptCategory, type KeptDimension } from '@solmu/domain/results/indicator-dimension.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { ChangeDimensionInput, CreateDimensionInput, DimensionType } from './dimension.graphql.js'
import {
  DELETE_CATEGORIES_SQL,
  INSERT_DIMENSION_SQL,
  LOCK_DIMENSION_SQL,
  oneDimensionSql,
  PUT_CATEGORIES_SQL,
  type UseRow,
  USES_OF_DIMENSION_SQL
} from './dimension.sql.js'
import { onceOnly } from './indicator-store.js'

/** The ways of breaking figures down. */
@Injectable()
export class DimensionService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_ALLOWED, ALREADY_EXISTS, or all that is wrong with the input */
  async create(input: CreateDimensionInput): Promise<DimensionType> {
    this.access.check('indicator.manage', {})
    const fields = new TextFields()
    const code = fields.key(['code'], input.code)
    const { dimension, issues } = checkDimension(input, null)
    throwIssues([...fields.issues, ...issues])
    const id = newId()
    const { fi, sv, en } = dimension.name
    await onceOnly(() => this.db.sql(INSERT_DIMENSION_SQL, [id, currentViewer().consortiumId, code, fi, sv, en]))
    await this.putCategories(id, dimension.categories)
    this.audit.note({ ...subject(id, code, dimension), after: recordOf(dimension) })
    return this.one(id)
  }

  /**
   * Changes a dimension as a whole: a category that is left out is removed, unless it has been asked.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, INDICATOR_IN_USE, or all that is wrong with the input
   */
  async change(input: ChangeDimensionInput): Promise<DimensionType> {
    this.access.check('indicator.manage', {})
    await this.lock(input)
    const before = await this.one(input.dimensionId)
    const asked = new Map((await this.askedDays(before.id)).map(({ code, ...days }) => [code, days]))
    const { dimension, issues } = checkDimension(input, { categories: before.categories, asked })
    throwIssues(issues)
    const { fi, sv, en } = dimension.name
    await this.db.sql(
      'UPDATE dimension SET name_fi = $2, name_sv = $3, name_en = $4, version = version + 1 WHERE id = $1',
      [before.id, fi, sv, en]
    )
    const codes = dimension.categories.map(({ code }) => code)
    await onceOnly(() => this.db.sql(DELETE_CATEGORIES_SQL, [before.id, codes]))
    await this.putCategories(before.id, dimension.categories)
    this.audit.note({ ...subject(before.id, before.code, dimension), before: recordOf(before), after: recordOf(dimension) })
    return this.one(before.id)
  }

  /** Which categories have been asked, and from which day to which. */
  askedDays(dimensionId: string): Promise<(AskedDays & { code: string })[]> {
    return this.db.sql<UseRow>(USES_OF_DIMENSION_SQL, [dimensionId])
  }

  private async one(id: string): Promise<DimensionType> {
    const [row] = isUuid(id) ? await this.db.sql<{ value: DimensionType }>(oneDimensionSql, [id]) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['dimensionId'] })
    return row.value
  }

  private async lock({ dimensionId, expectedVersion }: ChangeDimensionInput): Promise<void> {
    const [row] = isUuid(dimensionId) ? await this.db.sql<{ version: number }>(LOCK_DIMENSION_SQL, [dimensionId]) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['dimensionId'] })
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }

  private async putCategories(dimensionId: string, categories: readonly KeptCategory[]): Promise<void> {
    const placed = categories.map((category, at) => ({ ...category, position: at + 1 }))
    await this.db.sql(PUT_CATEGORIES_SQL, [dimensionId, currentViewer().consortiumId, JSON.stringify(placed)])
  }
}

function subject(subjectId: string, code: string, { name }: Pick<KeptDimension, 'name'>) {
  return { subjectType: 'dimension', subjectId, details: { code, name: name.fi } }
}

/** What the trail is told of a dimension. */
function recordOf({ name, categories }: KeptDimension) {
  const said = categories.map(({ code, validFrom, validTo }) => (validFrom ?? validTo ? `${code} ${validFrom ?? ''}–${validTo ?? ''}` : code))
  return { name: { ...name }, categories: said.join(', ') }
}
