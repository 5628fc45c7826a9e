import type { NetworkChangeType } from '../features/network/network-change/network-change.graphql.js'
import type { NetworkChangePreview } from '../features/network/network-change/network-change-preview.graphql.js'
import type { NetworkNodeType, NetworkTreeType } from '../features/network/network.graphql.js'
import type { Actor, GraphQLAnswer, TestApp } from './harness.js'

/** For specs: the change of the network as a coordinator makes it, and the facts as the owner sees them. */

const CHANGE_FIELDS = `id number kind state effectiveOn reason decidedBy units { id type name { fi } } unitCount
  municipalityNames { fi } municipalityCount recordedAt recordedByName undoneAt undoneByName undoRefusal`

const PREVIEW = `query ($input: PreviewNetworkChangeInput!) { previewNetworkChange(input: $input) {
  revision refusals { code unit { id name { fi } } otherUnit { id name { fi } } municipalityName { fi } rule day }
  units { unitId changes nameBefore { fi } nameAfter { fi } parentBefore { fi } parentAfter { fi } successors { name { fi } share } }
  territories { from { fi } to { fi } municipalityCodes municipalityNames { fi } }
  centres { name { fi } localUnitsBefore localUnitsAfter municipalitiesBefore municipalitiesAfter }
  uncovered { fi } touched { kind unit { id name { fi } } count } isRetroactive undoUntil } }`

const CHANGE = `mutation ($input: ChangeNetworkInput!) { changeNetwork(input: $input) { change { ${CHANGE_FIELDS} } } }`
const UNDO = `mutation ($input: UndoNetworkChangeInput!) { undoNetworkChange(input: $input) { change { ${CHANGE_FIELDS} } } }`
const LIST = `query ($first: Int, $after: String, $filter: NetworkChangeFilter) {
  networkChanges(first: $first, after: $after, filter: $filter) {
    nodes { ${CHANGE_FIELDS} } totalCount pageInfo { hasNextPage endCursor } } }`
const TREE = `query ($asOf: Date) { networkTree(asOf: $asOf) {
  nodes { id parentId type kind name { fi sv en } organisationName municipalityCode lon lat validFrom validTo }
  territories { unitId municipalityCodes } uncoveredMunicipalityCodes } }`

type Changed = { changeNetwork: { change: NetworkChangeType } }
type Undone = { undoNetworkChange: { change: NetworkChangeType } }
type Listed = {
  networkChanges: { nodes: NetworkChangeType[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}

/** What is to happen, as the input of the API says it. */
export type Asked = { effectiveOn: string; operation: Record<string, unknown> }
export type AskedChange = Asked & { reason?: string; decidedBy?: string; expectedRevision?: number }

export const askPreview = (actor: Actor, input: Asked) =>
  actor.ask<{ previewNetworkChange: NetworkChangePreview }>(PREVIEW, { input })

/** What the change would do; fails when it is not even shown. */
export async function preview(actor: Actor, { effectiveOn, operation }: Asked): Promise<NetworkChangePreview> {
  return granted(await askPreview(actor, { effectiveOn, operation })).previewNetworkChange
}

/** Asks for the change on the revision that its preview shows, unless another is given. */
export async function askChange(actor: Actor, { expectedRevision, ...asked }: AskedChange): Promise<GraphQLAnswer<Changed>> {
  const { effectiveOn, operation } = asked
  const seen = expectedRevision ?? (await askPreview(actor, { effectiveOn, operation })).data?.previewNetworkChange.revision
  return actor.ask<Changed>(CHANGE, { input: { reason: 'Alueen järjestely', ...asked, expectedRevision: seen ?? 0 } })
}

export async function change(actor: Actor, asked: AskedChange): Promise<NetworkChangeType> {
  return granted(await askChange(actor, asked)).changeNetwork.change
}

export const askUndo = (actor: Actor, changeId: string) => actor.ask<Undone>(UNDO, { input: { changeId } })

export async function undo(actor: Actor, changeId: string): Promise<NetworkChangeType> {
  return granted(await askUndo(actor, changeId)).undoNetworkChange.change
}

export const askList = (actor: Actor, args: Record<string, unknown> = {}) => actor.ask<Listed>(LIST, args)

export async function list(actor: Actor, args: Record<string, unknown> = {}): Promise<Listed['networkChanges']> {
  return granted(await askList(actor, args)).networkChanges
}

export type Tree = Pick<NetworkTreeType, 'territories' | 'uncoveredMunicipalityCodes'> & {
  unit: (id: string) => NetworkNodeType | undefined
  nodes: NetworkNodeType[]
  centreOf: (municipalityCode: string) => string | undefined
}

export async function treeOn(actor: Actor, asOf: string): Promise<Tree> {
  const { networkTree } = await actor.get<{ networkTree: NetworkTreeType }>(TREE, { asOf })
  return {
    ...networkTree,
    unit: (id) => networkTree.nodes.find((node) => node.id === id),
    centreOf: (code) => networkTree.territories.find((each) => each.municipalityCodes.includes(code))?.unitId
  }
}

const tables = ['org_unit', 'unit_period', 'unit_link', 'unit_territory', 'unit_service_area', 'unit_succession']

/** A sum over every fact of the network, by table: equal sums mean equal facts. */
export async function factSums(app: TestApp): Promise<Record<string, string>> {
  const sums = tables.map((table) => `(SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM ${table} t) AS ${table}`)
  const [row] = await app.rows<Record<string, string>>(`SELECT ${sums.join(', ')}`)
  return row ?? {}
}

function granted<Data>({ data, errors }: GraphQLAnswer<Data>): Data {
  if (errors || !data) throw new Error(JSON.stringify(errors))
  return data
}
