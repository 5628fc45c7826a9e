/**
 * What the addresses of the network pages hold. A value that makes no sense is dropped rather than refused,
 * so that an old or mistyped link still opens the page.
 */
import { z } from 'zod'
import { isIsoDate } from '@solmu/shared/dates.js'
import { localUnitKinds, networkViews, panelTabs, unitTypes, type UnitKind, type UnitType } from './network.types.js'

const day = z.string().refine(isIsoDate).optional().catch(undefined)
const id = z.string().min(1).max(64).optional().catch(undefined)

/** /$lang/network: the viewed day (absent = today), the selected unit, the view, and the tab of the side panel. */
export const networkSearchSchema = z.object({
  asOf: day,
  unit: id,
  view: z.enum(networkViews).optional().catch(undefined),
  tab: z.enum(panelTabs).optional().catch(undefined)
})

export type NetworkSearch = z.infer<typeof networkSearchSchema>

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
