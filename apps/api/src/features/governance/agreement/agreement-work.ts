import { Injectable, type OnModuleInit } from '@nestjs/common'
import { daysThatObligationsAreSoon } from '@solmu/domain/governance/agreement-obligation.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { AgreementReader } from './agreement-reader.js'
import type { Agreement } from './agreement.graphql.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]
type DueRow = { readonly id: string; readonly agreementId: string; readonly unitId: string; readonly dueOn: IsoDate; readonly title: string; readonly name: LocalizedText; readonly isParty: boolean }

/** Of agreements that the viewer looks after, and of parties for which they sign. */
const DUE = `SELECT d.id, d.agreement_id AS "agreementId", d.unit_id AS "unitId", d.due_on AS "dueOn", d.title, a.title AS name,
  d.organisation_id IS NOT NULL AS "isParty"
  FROM agreement_obligation d JOIN agreement a ON a.id = d.agreement_id
  WHERE d.consortium_id = $1 AND d.done_at IS NULL AND d.dropped_at IS NULL AND d.due_on <= app.today() + $2::integer
    AND (d.organisation_id IS NOT NULL AND d.unit_id = ANY (ARRAY(SELECT app.units_for('agreement.sign')))
      OR d.organisation_id IS NULL AND d.agreement_id = ANY (ARRAY(SELECT app.agreements_managed()))) ORDER BY d.due_on, d.id`

/** Tells the inbox what is to be accepted, which agreements end, and which of their obligations are due. */
@Injectable()
export class AgreementWork implements OnModuleInit {
  constructor(
    private readonly reader: AgreementReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Nothing for those who neither sign nor keep agreements. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('agreement.sign') && !this.access.holdsAnywhere('agreement.manage')) return []
    const agreements = await this.reader.list()
    const due = await this.db.sql<DueRow>(DUE, [currentViewer().consortiumId, daysThatObligationsAreSoon])
    return [
      ...agreements.flatMap(toAccept),
      ...agreements.flatMap(declined),
      ...agreements.flatMap(ending),
      ...due.map(({ id, unitId, dueOn, ...params }) => ({ kind: 'agreement_obligation_due' as const, subject: id, unitId, dueOn, params }))
    ]
  }
}

function toAccept({ id, title, current, parties }: Agreement): BroughtWork[] {
  if (current === null) return []
  return parties
    .filter(({ maySign, state }) => maySign && state !== 'declined')
    .map(({ organisation, unit }) => ({
      ...{ kind: 'agreement_to_accept' as const, subject: `${current.id}:${organisation.id}`, params: { agreementId: id, versionId: current.id, name: title } },
      ...(current.acceptBy !== null && { dueOn: current.acceptBy }),
      ...(unit && { unitId: unit.id })
    }))
}

/** A version that is still open, once a party has declined it. */
function declined({ id, title, current, parties, mayManage, ownerUnit }: Agreement): BroughtWork[] {
  if (!mayManage || current?.state !== 'open' || !parties.some(({ state }) => state === 'declined')) return []
  return [{ kind: 'agreement_declined' as const, subject: current.id, unitId: ownerUnit.id, params: { agreementId: id, name: title } }]
}

/** Of a version in force the day that comes first. */
function ending({ id, title, versions, mayManage, ownerUnit }: Agreement): BroughtWork[] {
  const [due] = versions.flatMap(({ dues }) => dues)
  if (!mayManage || !due) return []
  return [{ kind: 'agreement_expiring' as const, subject: id, unitId: ownerUnit.id, dueOn: due.on, params: { agreementId: id, name: title, why: due.kind } }]
}
