/** How the rows of the table of access that are about the charter and the bodies are asked. */
import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import { newId } from '@solmu/shared/ids.js'
import { shownRules } from '../../apps/api/src/features/governance/charter/charter-reader.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, type Request, stale } from './access-request.js'
import type { Target } from './access-targets.js'

const none = { fi: '', sv: '', en: '' }
const name = { ...none, fi: 'Kohde' }
const votes = { for: 1, against: 0, abstain: 0, present: 1, all: 1 }
const rules = shownRules(shippedRules)

/** A draft of the charter, once in each consortium. */
async function aCharter({ consortiumId }: Target, app: TestApp): Promise<string> {
  const [known] = await app.rows<{ id: string }>(`SELECT id FROM charter_version WHERE consortium_id = $1 AND reason = 'Kohde'`, [consortiumId])
  if (known) return known.id
  const id = newId()
  await app.rows(
    `INSERT INTO charter_version (id, consortium_id, number, texts, rules, reason) SELECT $1, $2, coalesce(max(number), 0) + 1, '[]', $3, 'Kohde' FROM charter_version WHERE consortium_id = $2`,
    [id, consortiumId, JSON.stringify(shippedRules)]
  )
  return id
}

type Known = { readonly bodyId: string; readonly bodyMemberId: string }

/** A regional board at the target, with somebody in it. */
async function aBody({ consortiumId, unitId }: Target, app: TestApp): Promise<Known> {
  const [bodyId, bodyMemberId] = [newId(), newId()]
  await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) VALUES ($1, $2, 'regional_board', $3, $4, 5, '2020-01-01')`, [bodyId, consortiumId, JSON.stringify(name), unitId])
  await app.rows(`INSERT INTO body_member (id, consortium_id, body_id, role, person_name, valid_from) VALUES ($1, $2, $3, 'member', 'Kohde', '2020-01-01')`, [bodyMemberId, consortiumId, bodyId])
  return { bodyId, bodyMemberId }
}

const ofCharter = (make: (charterVersionId: string) => Request) => async (target: Target, app: TestApp) => make(await aCharter(target, app))
const ofBody = (make: (known: Known, target: Target) => Request) => async (target: Target, app: TestApp) => make(await aBody(target, app), target)
const decided = { decidedBy: 'Kohde', decidedOn: DAY, votes, ...stale }
const details = { name, purpose: none, seats: 5 }

export const charterRequests: Makers = {
  'Query.charterVersions': nothing,
  'Query.charterText': async ({ consortiumId }, app) => {
    const [known] = await app.rows<{ id: string }>(`SELECT id FROM charter_version WHERE consortium_id = $1 AND state <> 'draft' LIMIT 1`, [consortiumId])
    return { variables: { charterVersionId: known?.id ?? newId() } }
  },
  'Mutation.saveCharterDraft': () => input({ reason: '', sections: [], rules, ...stale }),
  'Mutation.discardCharterDraft': ofCharter((charterVersionId) => input({ charterVersionId, ...stale })),
  'Mutation.proposeCharter': ofCharter((charterVersionId) => input({ charterVersionId, ...stale })),
  'Mutation.adoptCharter': ofCharter((charterVersionId) => input({ charterVersionId, ...decided, validFrom: DAY })),
  'Mutation.rejectCharter': ofCharter((charterVersionId) => input({ charterVersionId, ...decided })),
  'Query.bodies': ofBody(({ bodyId }) => ({ depth: 2, shows: bodyId })),
  'Query.body': ofBody(({ bodyId }) => ({ variables: { bodyId }, depth: 2, shows: bodyId })),
  'Query.bodyPeople': () => ({ variables: { words: 'a' } }),
  'Mutation.foundBody': ({ unitId }) => input({ ...details, kind: 'regional_board', seats: 0, unitId, validFrom: DAY }),
  'Mutation.changeBody': ofBody(({ bodyId }) => input({ ...details, bodyId, ...stale })),
  'Mutation.seatBodyMember': ofBody(({ bodyId }) => input({ bodyId, role: 'member', personName: 'a', email: '', validFrom: DAY, validTo: DAY })),
  'Mutation.endBodyTerm': ofBody(({ bodyMemberId }) => input({ bodyMemberId, endsOn: DAY, reason, ...stale }))
}
