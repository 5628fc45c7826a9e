/** Of which places and which indicators an audience reads. */
import { periodContaining } from '@solmu/shared/periods.js'
import { useViewer } from '../../../app/viewer.js'
import { useFormat } from '../../../ui/format.js'
import { PickList, type PickItem } from '../../../ui/pick-list.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { useIndicatorChoices, useUnitChoices } from '../../results/round/form/use-choices.js'
import type { AudienceDraft, AudienceField } from './audience-draft.js'

interface AudienceScopeProps {
  readonly draft: AudienceDraft
  readonly change: (part: Partial<AudienceDraft>) => void
  readonly errorOf: (name: AudienceField) => string | undefined
}

/** The centres of today, and the units under them where units are read. */
function usePlaces(withUnits: boolean): readonly PickItem[] | undefined {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const { centres, units, isComing } = useUnitChoices(periodContaining('month', today))
  if (isComing) return undefined
  const byName = (a: PickItem, b: PickItem) => format.compare(`${a.group}${a.label}`, `${b.group}${b.label}`)
  const names = new Map(centres.map(({ id, name }) => [id, say(name)]))
  const regional = centres.filter(({ type }) => type === 'regional_centre').map(({ id, name }) => ({ id, label: say(name), group: t('publication.lens.centre') }))
  const local = units.map(({ id, name, parentId }) => ({ id, label: say(name), group: names.get(parentId ?? '') ?? '' }))
  return [...regional.sort(byName), ...(withUnits ? local.sort(byName) : [])]
}

function useIndicators(): readonly PickItem[] | undefined {
  const say = useLocalized()
  const { today } = useViewer()
  const { choices } = useIndicatorChoices(periodContaining('month', today))
  return choices?.map(({ id, code, current, group }) => ({ id, label: current ? say(current.name) : code, detail: code, group: say(group.name) }))
}

export function AudienceScope({ draft, change, errorOf }: AudienceScopeProps) {
  const t = useText()
  const places = usePlaces(draft.detail === 'unit')
  const indicators = useIndicators()
  return (
    <>
      {draft.detail !== 'network' && (
        <PickList
          id="audience-unitIds"
          legend={t('publication.audience.unitIds')}
          help={t('publication.audience.unitIdsHelp')}
          error={errorOf('unitIds')}
          allLabel={t('publication.audience.unitIds.all')}
          someLabel={t('publication.audience.unitIds.some')}
          searchLabel={t('publication.audience.unitIds.search')}
          items={places}
          value={draft.unitIds}
          onChange={(unitIds) => change({ unitIds })}
        />
      )}
      <PickList
        id="audience-indicatorIds"
        legend={t('publication.audience.indicatorIds')}
        help={t('publication.audience.indicatorIdsHelp')}
        error={errorOf('indicatorIds')}
        allLabel={t('publication.audience.indicatorIds.all')}
        someLabel={t('publication.audience.indicatorIds.some')}
        searchLabel={t('publication.audience.indicatorIds.search')}
        items={indicators}
        value={draft.indicatorIds}
        onChange={(indicatorIds) => change({ indicatorIds })}
      />
    </>
  )
}
