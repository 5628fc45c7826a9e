import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { NetworkChange } from '@solmu/domain/network/change.js'
import { planChanges } from '@solmu/domain/network/plan-change.js'
import { type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { sameInAll } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { NetworkChangeType } from '../network-change/network-change.graphql.js'
import { NetworkChangeQueries } from '../network-change/network-change.queries.js'
import { NetworkWriter } from '../network-change/network-writer.js'
import type { NetworkPicture } from '../network-picture.js'
import type { UnitRow } from '../network.queries.js'
import { OrganisationService } from '../organisation/organisation.service.js'
import { type CentreTemplate, templateCentres, templateOrganisations, templateReason } from './network-template.data.js'
import type { NetworkTemplateType, StartFromTemplateInput } from './network-template.graphql.js'
import { NetworkTemplateQueries } from './network-template.queries.js'

/** A centre of the template that is about to be opened. */
type PlannedCentre = { readonly unitId: string; readonly centre: CentreTemplate }

const templateRegions = templateCentres.flatMap(({ regions }) => regions)

/** The scenario of the sources as a network to start from. */
@Injectable()
export class NetworkTemplateService {
  constructor(
    private readonly queries: NetworkTemplateQueries,
    private readonly access: Access,
    private readonly writer: NetworkWriter,
    private readonly changes: NetworkChangeQueries,
    private readonly organisations: OrganisationService,
    private readonly audit: AuditWriter
  ) {}

  /** The template with the names that its regions and municipalities have today. */
  async show(): Promise<NetworkTemplateType> {
    const { hasOnlyHeadOffice, regions, municipalities } = await this.queries.names({
      regions: templateRegions,
      municipalities: templateCentres.map(({ municipalityCode }) => municipalityCode)
    })
    return {
      canStart: hasOnlyHeadOffice,
      centres: templateCentres.map(({ key, name, municipalityCode, regions: codes }) => ({
        ...{ key, name, municipalityName: municipalities[municipalityCode] ?? sameInAll(municipalityCode) },
        regionNames: codes.map((code) => regions[code] ?? sameInAll(code))
      })),
      organisations: templateOrganisations.map(({ key, name }) => ({ key, name: sameInAll(name) }))
    }
  }

  /**
   * Gives a consortium that has nothing but its head office the centres, territories and organisations of the template.
   * Undoing the change takes the centres away again; the organisations stay in the register.
   *
   * @throws DomainError NOT_ALLOWED, ALREADY_EXISTS when the consortium has more than its head office, INVALID_DATE for a
   * day on which the head office or the municipalities are not known to exist
   */
  async start({ effectiveOn }: StartFromTemplateInput): Promise<NetworkChangeType> {
    this.access.check('network.change', {})
    this.access.check('organisation.manage', {})
    await this.writer.lock()
    const picture = await this.queries.picture()
    const headOffice = headOfficeOf(picture, effectiveOn)
    const planned = templateCentres.map((centre) => ({ unitId: newId(), centre }))
    const municipalities = await this.municipalitiesOn(effectiveOn)
    const steps = planned.flatMap((each) => stepsOf(each, { headOffice, picture, municipalities, effectiveOn }))
    const { delta, refusals } = planChanges(picture.facts, picture.municipalities.list, steps)
    // Only a head office that is going to close stands in the way.
    if (refusals.length > 0) throw new DomainError('INVALID_DATE', { path: ['effectiveOn'] })
    await this.organisations.registerMissing(
      templateOrganisations.map(({ name, legalForm, role }) => ({ name: sameInAll(name), legalForm, role, validFrom: effectiveOn }))
    )
    const { id, number } = await this.writer.write({
      ...{ kind: 'template', effectiveOn, reason: templateReason, decidedBy: null, delta },
      operation: { kind: 'template', centres: planned.map(({ unitId, centre: { key, regions } }) => ({ unitId, key, regions })) },
      opened: planned.map(({ unitId, centre }) => ({ unitId, type: 'regional_centre', code: centre.key }))
    })
    const details = { kind: 'template', effectiveOn, number }
    this.audit.note({ subjectType: 'network_change', subjectId: id, unitId: headOffice.id, details })
    return this.changes.one(id)
  }

  /** The municipalities of every region of the template. */
  private async municipalitiesOn(day: IsoDate): Promise<ReadonlyMap<string, readonly string[]>> {
    const municipalities = await this.queries.municipalitiesOf(templateRegions, day)
    if (templateRegions.some((region) => !municipalities.has(region))) {
      throw new DomainError('INVALID_DATE', { path: ['effectiveOn'] })
    }
    return municipalities
  }
}

/**
 * The head office as it is on the day, of a consortium that has nothing else.
 *
 * @throws DomainError ALREADY_EXISTS, INVALID_DATE
 */
function headOfficeOf({ facts: { units } }: NetworkPicture, day: IsoDate): UnitRow {
  if (units.some(({ type }) => type !== 'headquarters')) throw new DomainError('ALREADY_EXISTS')
  const headOffice = units.find((unit) => isValidOn(unit, day))
  if (!headOffice) throw new DomainError('INVALID_DATE', { path: ['effectiveOn'] })
  return headOffice
}

/** Opens a centre under the head office, kept by its organisation for now, and gives it its municipalities. */
function stepsOf(
  { unitId, centre: { name, regions, municipalityCode } }: PlannedCentre,
  of: {
    readonly headOffice: UnitRow
    readonly picture: NetworkPicture
    readonly municipalities: ReadonlyMap<string, readonly string[]>
    readonly effectiveOn: IsoDate
  }
): NetworkChange[] {
  const { id: parentId, organisationId } = of.headOffice
  const { lon = null, lat = null } = of.picture.municipalities.byCode.get(municipalityCode) ?? {}
  const reach = { streetAddress: null, email: null, phone: null }
  const details = { organisationId, kind: 'regional_centre' as const, name, municipalityCode, lon, lat, ...reach }
  const municipalityCodes = regions.flatMap((region) => of.municipalities.get(region) ?? [])
  const step = { effectiveOn: of.effectiveOn, reason: templateReason }
  return [
    { ...step, operation: { kind: 'open', unitId, type: 'regional_centre', parentId, details } },
    { ...step, operation: { kind: 'territory', unitId, municipalityCodes } }
  ]
}
