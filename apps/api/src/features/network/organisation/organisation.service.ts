import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { parseBusinessId } from '@solmu/domain/network/organisation-business-id.js'
import { checkDetails, type OrganisationDetails } from '@solmu/domain/network/organisation-details.js'
import { organisationKey, organisationWords, rankSimilar } from '@solmu/domain/network/organisation-name.js'
import { admissionIssues, roleDifference, roleIssues, type RolePeriod } from '@solmu/domain/network/organisation-roles.js'
import { todayIn } from '@solmu/shared/dates.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { OrganisationEntity } from './organisation.entity.js'
import type {
  ChangeOrganisationInput,
  OrganisationFilter,
  OrganisationListArgs,
  OrganisationRecordType,
  RegisterOrganisationInput,
  SimilarOrganisation
} from './organisation.graphql.js'
import {
  ADMISSION_SQL,
  BEGIN_ROLES_SQL,
  END_ROLES_SQL,
  NAMES_SQL,
  ORGANISATION_SQL,
  organisationPageSql,
  type OrganisationPageRow,
  type OrganisationPageShape,
  ROLES_SQL,
  SIMILAR_SQL,
  type SimilarRow,
  TAKEN_SQL
} from './organisation.queries.js'

/** An organisation of which no more is known than this. */
export type NamedOrganisation = Pick<OrganisationDetails, 'name' | 'legalForm'> & Omit<RolePeriod, 'validTo'>

/** What is entered in the register, already checked. */
type CheckedOrganisation = { readonly details: OrganisationDetails; readonly roles: readonly RolePeriod[] }

/** The register of organisations. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /**
   * A page of the register.
   *
   * @throws DomainError INVALID_CURSOR for a cursor of another list or another order
   */
  async list(args: OrganisationListArgs, isCounted: boolean): Promise<Page<OrganisationRecordType>> {
    const first = args.first ?? DEFAULT_PAGE
    const shape: OrganisationPageShape = { sort: args.sort ?? 'name', descending: args.descending ?? false, isCounted }
    const values = [todayIn(), ...filterValues(args.filter), ...startValues(args.after, shape), first + 1]
    const [row] = await this.db.sql<OrganisationPageRow>(organisationPageSql(shape), values)
    return toPage(row?.organisations ?? [], {
      first,
      totalCount: row?.total ?? 0,
      cursor: (organisation) => [orderOf(shape), organisation.sortKey, organisation.name.fi, organisation.id]
    })
  }

  /** @throws DomainError NOT_FOUND for one that does not exist or that the viewer may not see */
  async one(id: string): Promise<OrganisationRecordType> {
    const [row] = isUuid(id)
      ? await this.db.sql<{ organisation: OrganisationRecordType }>(ORGANISATION_SQL, [todayIn(), id])
      : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row.organisation
  }

  /** Those of the register that may be the one that is asked for, the likeliest first; at most five. */
  async similar(like: { name: string; businessId: string; exceptId: string | null }): Promise<SimilarOrganisation[]> {
    if (like.exceptId !== null && !isUuid(like.exceptId)) throw new DomainError('NOT_FOUND', { path: ['exceptId'] })
    // No name is longer; and PostgreSQL keeps no NUL in a text.
    const asked = { name: like.name.replaceAll('\0', '').slice(0, 200), businessId: parseBusinessId(like.businessId) }
    const words = organisationWords(asked.name).join(' ')
    const rows = await this.db.sql<SimilarRow>(SIMILAR_SQL, [words, asked.businessId, like.exceptId])
    return rankSimilar(asked, rows).map((organisation) => ({
      organisation,
      isSameBusinessId: asked.businessId !== null && organisation.businessId === asked.businessId
    }))
  }

  /**
   * Enters an organisation in the register.
   *
   * @throws DomainError NOT_ALLOWED, or all that is wrong with the input; ALREADY_EXISTS for a business id or key of another
   */
  async register(input: RegisterOrganisationInput): Promise<OrganisationRecordType> {
    this.access.check('organisation.manage', {})
    const checked = await this.checked(input, null, [])
    const id = newId()
    const { consortiumId } = currentViewer()
    await onceOnly(() => this.db.manager.insert(OrganisationEntity, { id, consortiumId, ...columnsOf(checked.details) }))
    await this.setRoles(id, [], checked.roles)
    this.note(id, checked)
    this.audit.note({ after: recordOf(checked) })
    return this.one(id)
  }

  /**
   * Changes what the register says about an organisation; the roles replace those before.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, or all that is wrong with the input; ALREADY_EXISTS as above
   */
  async change(input: ChangeOrganisationInput): Promise<OrganisationRecordType> {
    const organisation = await this.locked(input.organisationId)
    this.audit.note({ subjectType: 'organisation', subjectId: organisation.id })
    this.access.check('organisation.manage', {})
    if (organisation.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const roles = await this.db.sql<RolePeriod>(ROLES_SQL, [organisation.id])
    const checked = await this.checked(input, organisation.id, roles)
    this.audit.note({ before: recordOf({ details: detailsOf(organisation), roles }), after: recordOf(checked) })
    await onceOnly(() => this.db.manager.update(OrganisationEntity, organisation.id, columnsOf(checked.details)))
    await this.setRoles(organisation.id, roles, checked.roles)
    this.note(organisation.id, checked)
    return this.one(organisation.id)
  }

  /**
   * Enters those of the organisations that the register does not have yet, told by their names. What it has stays as it is.
   *
   * @throws DomainError NOT_ALLOWED
   */
  async registerMissing(organisations: readonly NamedOrganisation[]): Promise<void> {
    this.access.check('organisation.manage', {})
    const { consortiumId } = currentViewer()
    const known = new Set((await this.db.sql<{ name: string }>(NAMES_SQL)).map(({ name }) => organisationKey(name)))
    for (const { role, validFrom, ...given } of organisations) {
      if (known.has(organisationKey(given.name.fi))) continue
      const id = newId()
      const { details } = checkDetails(given)
      await this.db.manager.insert(OrganisationEntity, { id, consortiumId, ...columnsOf(details) })
      await this.setRoles(id, [], [{ role, validFrom, validTo: null }])
    }
  }

  /** Locked before its version is looked at: of two who change it at once the second finds another version. */
  private async locked(id: string): Promise<OrganisationEntity> {
    const organisation = await this.db.manager.findOne(OrganisationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } })
    if (!organisation) throw new DomainError('NOT_FOUND', { path: ['organisationId'] })
    return organisation
  }

  private async checked(input: RegisterOrganisationInput, ownId: string | null, before: readonly RolePeriod[]): Promise<CheckedOrganisation> {
    const { details, issues } = checkDetails(input.details)
    const roles = input.roles.map(({ role, validFrom, validTo }) => ({ role, validFrom, validTo: validTo ?? null }))
    const inDetails = [...issues, ...(await this.taken(details, ownId))].map(
      ({ code, path, params }) => new DomainError(code, { path: ['details', ...path], params })
    )
    const all = [...inDetails, ...roleIssues(roles), ...admissionIssues(before, roles, await this.admissionSince())]
    if (all.length > 0) throw all.length === 1 && all[0] ? all[0] : new DomainError('INVALID_INPUT', { issues: all })
    return { details, roles }
  }

  /** From when members come by admission alone; null while founders are entered by hand. */
  private async admissionSince(): Promise<string | null> {
    const [row] = await this.db.sql<{ admissionSince: string | null }>(ADMISSION_SQL)
    return row?.admissionSince ?? null
  }

  /** What another organisation has already. Two who enter the same at once meet the constraint of the database instead. */
  private async taken({ businessId, code }: OrganisationDetails, ownId: string | null): Promise<DomainError[]> {
    if (businessId === null && code === null) return []
    const [row] = await this.db.sql<{ businessId: boolean; code: boolean }>(TAKEN_SQL, [businessId, code, ownId])
    const fields = (['businessId', 'code'] as const).filter((field) => row?.[field])
    return fields.map((field) => new DomainError('ALREADY_EXISTS', { path: [field] }))
  }

  private async setRoles(id: string, before: readonly RolePeriod[], after: readonly RolePeriod[]): Promise<void> {
    const { ended, begun } = roleDifference(before, after)
    if (ended.length > 0) await this.db.sql(END_ROLES_SQL, [id, JSON.stringify(ended)])
    if (begun.length > 0) await this.db.sql(BEGIN_ROLES_SQL, [id, JSON.stringify(begun)])
  }

  /** Contacts are personal data: of them the trail keeps only that they changed. */
  private note(subjectId: string, { details, roles }: CheckedOrganisation): void {
    const held = [...new Set(roles.map(({ role }) => role))].join(', ')
    this.audit.note({
      ...{ subjectType: 'organisation', subjectId },
      details: { name: details.name.fi, legalForm: details.legalForm, roles: held }
    })
  }
}

const constraintFields: Readonly<Record<string, string>> = {
  organisation_business_id_once: 'businessId',
  organisation_code_once: 'code'
}

/** Runs a write and names the field of which the database says that another organisation has come first. */
async function onceOnly(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    const { constraint } = (error as { driverError?: { constraint?: string } }).driverError ?? {}
    const field = constraintFields[constraint ?? '']
    throw field === undefined ? error : new DomainError('ALREADY_EXISTS', { path: ['details', field] })
  }
}

function columnsOf({ name, languages, ...details }: OrganisationDetails) {
  return { ...details, languages: [...languages], nameFi: name.fi, nameSv: name.sv, nameEn: name.en }
}

/** What the trail is told of an organisation. */
function recordOf({ details, roles }: CheckedOrganisation) {
  const held = roles.map(({ role, validFrom, validTo }) => `${role} ${validFrom}–${validTo ?? ''}`)
  return { ...details, name: { ...details.name }, roles: held.sort() }
}

function detailsOf(organisation: OrganisationEntity): OrganisationDetails {
  const { businessId, legalForm, code, sizeClass, languages, email, phone, website } = organisation
  const { streetAddress, postalCode, town, contactName, note, nameFi, nameSv, nameEn } = organisation
  const contact = { email, phone, website, streetAddress, postalCode, town, contactName, note }
  return { ...contact, businessId, legalForm, code, sizeClass, languages, name: { fi: nameFi, sv: nameSv, en: nameEn } }
}

function filterValues(filter?: OrganisationFilter | null): readonly unknown[] {
  const { search, legalForms, roles, keepsUnits } = filter ?? {}
  const some = (values: readonly string[] | null | undefined) => (values?.length ? values : null)
  return [likePattern(search), parseBusinessId(search ?? ''), some(legalForms), some(roles), keepsUnits ?? null]
}

/** Written into the cursor, so that a page of one order is not continued in another. */
const orderOf = ({ sort, descending }: OrganisationPageShape): string => (descending ? `-${sort}` : sort)

function startValues(after: string | null | undefined, shape: OrganisationPageShape): readonly unknown[] {
  const start = pageStart(after, ['string', 'string', 'string', 'string'])
  if (!start) return [null, null, null]
  const [order, ...values] = start
  if (order !== orderOf(shape) || !isUuid(values[2])) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return values
}
