import { Injectable } from '@nestjs/common'
import { type AcceptanceState, acceptanceState, agreementDues } from '@solmu/domain/governance/agreement.js'
import { holdsOn } from '@solmu/domain/governance/mandate.js'
import { agreementSteps, canBeSigned } from '@solmu/domain/governance/agreement.workflow.js'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { ACCEPTANCES, AGREEMENTS, type AcceptanceRow, type AgreementRow, type DeclineRow, DECLINES, fileRef, PARTIES, type PartyRow, type VersionRow, VERSIONS } from './agreement-rows.js'
import type { AgreementAnnex } from './acceptance.graphql.js'
import type { AgreementFile, AgreementParty, AgreementVersion } from './agreement-version.graphql.js'
import type { Agreement, AgreementText } from './agreement.graphql.js'
import { AgreementSigners } from './agreement-signers.js'

type Around = { readonly parties: readonly PartyRow[]; readonly acceptances: readonly AcceptanceRow[]; readonly declines: readonly DeclineRow[]; readonly signers: Signers }

/** The organisations for which the viewer may sign, and those for which they hold the mandate, whatever their roles. */
type Signers = { readonly able: ReadonlySet<string>; readonly mandated: ReadonlySet<string> }

/** Reads agreements with their versions, parties and acceptances. */
@Injectable()
export class AgreementReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly own: AgreementSigners
  ) {}

  /** Those that the viewer reads, by kind. */
  list(): Promise<Agreement[]> {
    return this.read(null)
  }

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<Agreement> {
    const [found] = await this.read(id)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return found
  }

  private async read(id: string | null): Promise<Agreement[]> {
    const values = [currentViewer().consortiumId, id]
    const agreements = await this.db.sql<AgreementRow>(AGREEMENTS, values)
    const versions = groupBy(await this.db.sql<VersionRow>(VERSIONS, values), ({ agreementId }) => agreementId)
    const parties = groupBy(await this.db.sql<PartyRow>(PARTIES, values), ({ agreementId }) => agreementId)
    const acceptances = groupBy(await this.db.sql<AcceptanceRow>(ACCEPTANCES, values), ({ agreementId }) => agreementId)
    const declines = groupBy(await this.db.sql<DeclineRow>(DECLINES, values), ({ agreementId }) => agreementId)
    const signers = await this.signers()
    const around = ({ id: of }: AgreementRow): Around => ({ parties: parties.get(of) ?? [], acceptances: acceptances.get(of) ?? [], declines: declines.get(of) ?? [], signers })
    return agreements.map((row) => this.shown(row, versions.get(row.id) ?? [], around(row)))
  }

  private async signers(): Promise<Signers> {
    const able = new Set((await this.own.able()).map(({ organisation }) => organisation.id))
    const held = (await this.own.mandates()).filter((each) => holdsOn(each, todayIn()))
    return { able, mandated: new Set(held.map(({ organisationId }) => organisationId)) }
  }

  private shown(row: AgreementRow, rows: readonly VersionRow[], around: Around): Agreement {
    const mayManage = this.access.may('agreement.manage', { unitId: row.ownerUnit.id })
    const versions = rows.map((version) => shownVersion(version, around))
    const current = versions.find(({ state }) => state !== 'draft') ?? null
    const parties = around.parties.map((party) => this.shownParty(party, { row, current, around }))
    return { ...row, versions, current, parties, partyCount: parties.length, acceptances: [...around.acceptances], mayManage, mayFile: parties.some(({ mayFile }) => mayFile) }
  }

  private shownParty(party: PartyRow, { row, current, around }: { row: AgreementRow; current: AgreementVersion | null; around: Around }): AgreementParty {
    const own = around.acceptances.filter((each) => each.organisation.id === party.organisation.id)
    const said = around.declines.find((each) => each.organisationId === party.organisation.id && each.versionId === current?.id)
    const { state, isOpen } = standingOf(own, { current, hasDeclined: said !== undefined })
    const units = [row.ownerUnit, ...(party.unit ? [party.unit] : [])]
    const mayFile = units.some(({ id }) => this.access.may('agreement.manage', { unitId: id }))
    const { able, mandated } = around.signers
    const { id } = party.organisation
    return { ...party, state, declined: (state === 'declined' && said) || null, ...lastOf(own), maySign: isOpen && able.has(id), lacksRole: isOpen && mandated.has(id) && !able.has(id), mayFile: isOpen && mayFile }
  }

  /** What has been accepted of an agreement, by what right. */
  acceptances(agreementId: string): Promise<AcceptanceRow[]> {
    return this.db.sql<AcceptanceRow>(ACCEPTANCES, [currentViewer().consortiumId, agreementId])
  }

  /** The version as it stands at this moment; undefined for one out of sight. */
  async version(id: string): Promise<VersionRow | undefined> {
    const [of] = await this.db.sql<{ agreementId: string }>('SELECT agreement_id AS "agreementId" FROM agreement_version WHERE id = $1 AND consortium_id = $2', [id, currentViewer().consortiumId])
    if (!of) return undefined
    return (await this.db.sql<VersionRow>(VERSIONS, [currentViewer().consortiumId, of.agreementId])).find((each) => each.id === id)
  }

  /** The agreement of a version, and the version in it. @throws DomainError NOT_FOUND */
  async ofVersion(versionId: string): Promise<{ agreement: Agreement; version: AgreementVersion }> {
    const row = await this.version(versionId)
    const agreement = row && (await this.one(row.agreementId))
    const version = agreement?.versions.find(({ id }) => id === versionId)
    if (!agreement || !version) throw new DomainError('NOT_FOUND', { path: ['versionId'] })
    return { agreement, version }
  }

  /** What a version says. @throws DomainError NOT_FOUND */
  async text(versionId: string): Promise<AgreementText> {
    const { version } = await this.ofVersion(versionId)
    const [said] = await this.db.sql<{ content: LocalizedText; file: AgreementFile | null }>(
      `SELECT v.content, ${fileRef('f')} AS file FROM agreement_version v LEFT JOIN agreement_file f ON f.id = v.file_id WHERE v.id = $1`,
      [versionId]
    )
    const annexes = await this.db.sql<AgreementAnnex>(
      `SELECT x.id, x.title, ${fileRef('f')} AS file, x.other_agreement_id AS "otherAgreementId", x.content_hash AS "contentHash"
       FROM agreement_annex x LEFT JOIN agreement_file f ON f.id = x.file_id WHERE x.version_id = $1 ORDER BY x.place`,
      [versionId]
    )
    return { version, content: said?.content ?? { fi: '', sv: '', en: '' }, file: said?.file ?? null, annexes }
  }
}

/** How a party stands with the version that is to be accepted, and whether it still can accept it. */
function standingOf(own: readonly AcceptanceRow[], { current, hasDeclined }: { readonly current: AgreementVersion | null; readonly hasDeclined: boolean }): { readonly state: AcceptanceState; readonly isOpen: boolean } {
  const hasAccepted = own.some(({ versionId }) => versionId === current?.id)
  const isAwaited = current !== null && canBeSigned({ state: current.state, isSuperseded: false })
  const asked = { isParty: isAwaited, hasAccepted, hasDeclined, hasAcceptedOlder: own.length > 0, acceptBy: current?.acceptBy ?? null }
  return { state: acceptanceState(asked, todayIn()), isOpen: isAwaited && !hasAccepted }
}

/** The acceptance of the newest version that it has accepted. */
function lastOf([last]: readonly AcceptanceRow[]): Pick<AgreementParty, 'acceptedNumber' | 'acceptedOn' | 'manner'> {
  return last ? { acceptedNumber: last.versionNumber, acceptedOn: last.acceptedOn, manner: last.manner } : { acceptedNumber: null, acceptedOn: null, manner: null }
}

function shownVersion(row: VersionRow, { parties, acceptances }: Around): AgreementVersion {
  const acceptedCount = acceptances.filter(({ versionId }) => versionId === row.id).length
  const dues = row.state === 'in_force' ? agreementDues(row, todayIn()) : []
  const steps = agreementSteps({ state: row.state, hasText: row.hasText, hasDays: row.validFrom !== null, hasParties: parties.length > 0 })
  return { ...row, acceptedCount, dues, steps: steps.map(({ action, blockedBy }) => ({ action, blockedBy: [...blockedBy] })) }
}
