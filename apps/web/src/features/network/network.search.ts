/**
 * What the addresses of the network pages hold. A value that makes no sense is dropped rather than refused,
 * so that an old or mistyped link still opens the page.
 */
import { z } from 'zod'
import { changeKinds } from '@solmu/domain/network/change.js'
import { isIsoDate } from '@solmu/shared/dates.js'
import { otherLenses } from './division/lens-names.js'
import { localUnitKinds, networkViews, panelTabs, unitTypes, type UnitKind, type UnitType } from './network.types.js'

const day = z.string().refine(isIsoDate).optional().catch(undefined)
/** The code of an area: a link written by hand gives it as a number. */
const areaKey = z
  .union([z.string().min(1).max(64), z.number().transform(String)])
  .optional()
  .catch(undefined)
const id = z.string().min(1).max(64).optional().catch(undefined)

/**
 * /$lang/network: the viewed day (absent = today), the division (absent = the regional centres), the selected area
 * of it and the selected unit, the view, and the tab of the side panel.
 */
export const networkSearchSchema = z.object({
  asOf: day,
  lens: z.enum(otherLenses).optional().catch(undefined),
  area: areaKey,
  unit: id,
  view: z.enum(networkViews).optional().catch(undefined),
  tab: z.enum(panelTabs).optional().catch(undefined)
})

export type NetworkSearch = z.infer<typeof networkSearchSchema>

/**
 * /$lang/network/compare: the two days (absent = today, and a year before the second), which of them the map shows
 * (absent = the second), and whether the differences stand on the map or in a table.
 */
export const compareSearchSchema = z.object({
  from: day,
  to: day,
  side: z.enum(['before', 'after']).optional().catch(undefined),
  view: z.enum(['map', 'table']).optional().catch(undefined)
})

export type CompareSearch = z.infer<typeof compareSearchSchema>

export const unitSorts = ['name', 'type', 'municipality', 'centre', 'opened'] as const
export type UnitSort = (typeof unitSorts)[number]

/** /$lang/network/units: search, filters and order of the list, and the viewed day. */
export const unitListSearchSchema = z.object({
  asOf: day,
  q: z.string().max(200).optional().catch(undefined),
  types: z.array(z.enum(unitTypes as [UnitType, ...UnitType[]])).optional().catch(undefined),
  kinds: z.array(z.enum(localUnitKinds as [UnitKind, ...UnitKind[]])).optional().catch(undefined),
  centre: id,
  closed: z.boolean().optional().catch(undefined),
  sort: z.enum(unitSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type UnitListSearch = z.infer<typeof unitListSearchSchema>

/** /$lang/units/$id: the viewed day. */
export const unitDetailSearchSchema = z.object({ asOf: day })

export type UnitDetailSearch = z.infer<typeof unitDetailSearchSchema>

/** One id, or several. */
const ids = z.union([z.array(z.string().min(1).max(64)), z.string().min(1).max(64).transform((one) => [one])])

/** /$lang/network/change: what the wizard begins with: the kind of change, the unit or units, and the day. */
export const changeSearchSchema = z.object({
  kind: z.enum(changeKinds).optional().catch(undefined),
  unit: id,
  units: ids.optional().catch(undefined),
  on: day
})

export type ChangeSearch = z.infer<typeof changeSearchSchema>

export const recordedKinds = [...changeKinds, 'import', 'template', 'municipality_merger'] as const
export const changeStates = ['planned', 'in_force', 'undone'] as const

/** /$lang/network/changes: search and filters of the change log. */
export const changeLogSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kinds: z.array(z.enum(recordedKinds)).optional().catch(undefined),
  states: z.array(z.enum(changeStates)).optional().catch(undefined),
  unit: id
})

export type ChangeLogSearch = z.infer<typeof changeLogSearchSchema>
