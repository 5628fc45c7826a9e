/** /$lang/publications/…: which indicator the map and the series show, through which division, and which figure is explained. */
import { z } from 'zod'
import { isUuid } from '@solmu/shared/ids.js'
import { views } from '../../../ui/charts/view.js'

export const publicationSearchSchema = z.object({
  indicator: z.string().refine(isUuid).optional().catch(undefined),
  lens: z.string().max(40).optional().catch(undefined),
  map: z.enum(views).optional().catch(undefined),
  series: z.enum(views).optional().catch(undefined),
  /** Whoever comes by the link in a letter wants no more of them. */
  subscription: z.enum(['end']).optional().catch(undefined),
  /** The figure that is explained: indicator, division and place, parted by bars. */
  why: z.string().max(160).optional().catch(undefined),
  /** The centre and the unit that are opened on the way down, parted by a bar. */
  down: z.string().max(130).optional().catch(undefined)
})

export type PublicationSearch = z.infer<typeof publicationSearchSchema>

export interface Explained {
  readonly indicatorId: string
  readonly lens: string
  readonly area: string
}

export const whyText = ({ indicatorId, lens, area }: Explained): string => [indicatorId, lens, area].join('|')

/** The figure that an address explains. @example explainedIn(`${id}|network|`) // { indicatorId: id, lens: 'network', area: '' } */
export function explainedIn(why: string | undefined): Explained | null {
  const [indicatorId = '', lens = '', area = ''] = why?.split('|') ?? []
  return isUuid(indicatorId) && lens !== '' ? { indicatorId, lens, area } : null
}
