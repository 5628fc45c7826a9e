import { Injectable } from '@nestjs/common'
import type { Action } from '@solmu/domain/access/actions.js'
import type { InboxFacts, InboxMerger, InboxViewer } from '@solmu/domain/inbox/facts.js'
import { handedOnBy, isPersonal, marked } from '@solmu/domain/inbox/marks.js'
import { workItems } from '@solmu/domain/inbox/work-items.js'
import { centresServing } from '@solmu/domain/network/territory.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer, type HeldRole } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { WorkSources } from '../../../core/work-sources.js'
import { AccessReviewQueries } from '../../access/access-review/access-review.queries.js'
import type { NetworkPicture } from '../../network/network-picture.js'
import { NetworkQueries } from '../../network/network.queries.js'
import { givenMark, MarkQueries, ownMark } from './mark.queries.js'
import type { WorkItemType } from './work-item.graphql.js'
import { type CarriedMergerRow, WORK_FACTS_SQL, type WorkFactsRow } from './work-item.queries.js'

/** "What waits for me": brings the facts that the viewer may see, and lets the domain decide. */
@Injectable()
export class WorkItemService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly network: NetworkQueries,
    private readonly reviews: AccessReviewQueries,
    private readonly sources: WorkSources,
    private readonly marks: MarkQueries
  ) {}

  /** The viewer's items with what was done with them, the most pressing first; a few statements, however large the network. */
  async mine(): Promise<WorkItemType[]> {
    const { userId, held } = currentViewer()
    const roles = new Set<string>(held.map(({ role }) => role))
    const picture = await this.network.ofAllTimes()
    const [row] = await this.db.sql<WorkFactsRow>(WORK_FACTS_SQL, [roles.has('auditor')])
    if (!row) return []
    const viewer: InboxViewer = {
      userId,
      roles,
      may: (action, unitId) => this.access.may(action as Action, unitId === null ? {} : { unitId }),
      unitIds: unitsUnder(held, picture),
      hasDemoPassword: row.hasDemoPassword
    }
    const reviewDays = await this.reviews.waitingDays()
    const brought = await this.sources.all()
    const items = workItems({ ...factsOf(row, picture), reviewDays, brought }, viewer, picture.today)
    return marked(items, await this.marks.mine(), { userId, today: picture.today }).map(({ item: { unitId, ...item }, standing, own, from }) => ({
      ...item,
      unit: picture.unitOn(unitId ?? '', picture.today),
      ...{ standing, isPersonal: isPersonal(item), mayHandOn: handedOnBy(item) !== undefined },
      ...{ mark: own && ownMark(own, standing), from: from && givenMark(from) }
    }))
  }
}

/** The units of the roles and everything that stands under them today; the tree names parents first. */
function unitsUnder(held: readonly HeldRole[], picture: NetworkPicture): Set<string> {
  const unitIds = new Set(held.map(({ unitId }) => unitId))
  for (const { unit, parentId } of picture.treeOn(picture.today)) {
    if (parentId !== null && unitIds.has(parentId)) unitIds.add(unit.id)
  }
  return unitIds
}

function factsOf(row: WorkFactsRow, picture: NetworkPicture): Omit<InboxFacts, 'reviewDays'> {
  const { assignments, failedMailCount, lockedAccounts, erasureRequests, auditChain } = row
  return {
    units: picture.facts.units,
    events: picture.events,
    mergers: mergersOf(picture, row.carriedMergers),
    uncoveredMunicipalityCodes: picture.coverageOn(picture.today).uncoveredCodes,
    assignments,
    failedMailCount,
    lockedAccounts,
    erasureRequests,
    auditChain: auditChain && {
      ...auditChain,
      isUnbroken: auditChain.firstBrokenNumber === null,
      checkedOn: picture.today
    }
  }
}

/**
 * Municipalities that are known to join another, and those that did lately and were carried on, with the centres that
 * serve either of the two today.
 */
function mergersOf({ facts, municipalities, today }: NetworkPicture, carried: readonly CarriedMergerRow[]): InboxMerger[] {
  const serving = centresServing(facts, today)
  const carriedByCode = new Map(carried.map((each) => [each.municipalityCode, each]))
  return municipalities.list.flatMap(({ code, name, validTo, successorCode }) => {
    const into = municipalities.byCode.get(successorCode ?? '')
    const own = carriedByCode.get(code)
    if (!into || validTo === null || (validTo <= today && !own)) return []
    const served = [code, into.code].flatMap((each) => serving.get(each) ?? [])
    return [{ code, name, intoName: into.name, date: validTo, ...centresOf(served, own) }]
  })
}

function centresOf(
  served: readonly string[],
  carried: CarriedMergerRow | undefined
): Pick<InboxMerger, 'unitIds' | 'centreId' | 'isContested'> {
  if (!carried) return { unitIds: served, centreId: null, isContested: false }
  const unitIds = [...new Set([...served, ...carried.fromCentreIds])]
  return { unitIds, centreId: carried.toCentreId, isContested: carried.isContested }
}
