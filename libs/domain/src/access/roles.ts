/**
 * Who may do what: the roles of a consortium as data. A person holds a role at
 * a unit from a day to a day; the reach says how far from that unit the role
 * carries. The same table decides in the API, in the row-level security of the
 * database (it is copied there when the database is migrated) and in the web.
 * Source: the users on the first page of the requirements, items 1-16 and 1.11.
 */
import type { Action } from './actions.js'

/**
 * own: one's own record · organisation: what belongs to the organisation that the role is bound to · unit: the unit of the
 * assignment · subtree: it and all under it · network: the whole consortium.
 */
export type Reach = 'own' | 'organisation' | 'unit' | 'subtree' | 'network'

export const roleNames = [
  'administrator',
  'national_coordinator',
  'regional_coordinator',
  'unit_manager',
  'unit_member',
  'reviewer',
  'funder',
  'auditor'
] as const

export type RoleName = (typeof roleNames)[number]

export type Grants = Readonly<Partial<Record<Action, Reach>>>

const everyone = { 'network.read': 'network', 'inbox.read': 'own', 'profile.manage': 'own' } as const satisfies Grants

/** What the national office does in the network as a whole. */
const nationwide = {
  'network.change': 'network',
  'network.import': 'network',
  'organisation.read': 'network',
  'organisation.manage': 'network'
} as const satisfies Grants

export const roles: Readonly<Record<RoleName, Grants>> = {
  administrator: {
    ...everyone,
    ...nationwide,
    'access.read': 'network',
    'access.manage': 'network',
    'access.review': 'network',
    'access.administer': 'network',
    'publication.read': 'network',
    'outbox.read': 'network',
    'audit.read': 'network',
    'audit.checkpoint': 'network'
  },
  national_coordinator: {
    ...everyone,
    ...nationwide,
    'access.read': 'network',
    'access.manage': 'network',
    'access.review': 'network',
    'publication.read': 'network',
    'audit.read': 'network'
  },
  regional_coordinator: {
    ...everyone,
    'network.change': 'subtree',
    'organisation.read': 'network',
    'access.read': 'subtree',
    'access.manage': 'subtree',
    'access.review': 'subtree',
    'audit.read': 'subtree'
  },
  unit_manager: { ...everyone, 'organisation.read': 'network', 'access.read': 'unit', 'access.manage': 'unit', 'access.review': 'unit' },
  unit_member: { ...everyone, 'organisation.read': 'network' },
  reviewer: everyone,
  funder: { 'publication.read': 'organisation', 'inbox.read': 'own', 'profile.manage': 'own' },
  auditor: { ...everyone, 'organisation.read': 'network', 'access.read': 'network', 'audit.read': 'network', 'audit.checkpoint': 'network' }
}
