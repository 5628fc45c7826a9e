/** The side panel of a chosen unit: what it is on the viewed day, its history, its units and its municipalities. */
import { useQuery } from '@apollo/client/react'
import type { ReactNode } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { UnitChangeMenu } from '../change/unit-change-menu.js'
import { orgUnitQuery, type OrgUnitDetail } from '../network.operations.js'
import type { NetworkEvent, NetworkNode, PanelTab } from '../network.types.js'
import { UnitLink } from '../unit-link.js'
import type { NetworkData } from '../use-network.js'
import { MemberList } from './member-list.js'
import { MunicipalityList } from './municipality-list.js'
import { PanelFrame } from './panel-frame.js'
import { PanelTabs } from './panel-tabs.js'
import { PanelFacts } from './panel-facts.js'
import { absenceText, dayOfLifeNear } from './unit-facts.js'
import { UnitHistory } from './unit-history.js'
import styles from './panel.module.css'

export interface UnitPanelProps {
  readonly data: NetworkData
  readonly unitId: string
  readonly tab: PanelTab
  readonly focusRequest: number
  readonly sentenceOf: (event: NetworkEvent) => string
  readonly onTab: (tab: PanelTab) => void
  readonly onSelect: (id: string) => void
  readonly onClose: () => void
  readonly onDay: (day: IsoDate) => void
}

const shownEvents = 8

export function UnitPanel(props: UnitPanelProps) {
  const { tree } = props.data
  const node = tree.nodes.find((each) => each.id === props.unitId)
  return node === undefined ? <AbsentUnit {...props} /> : <PresentUnit {...props} node={node} />
}

interface PresentUnitProps extends UnitPanelProps {
  readonly node: NetworkNode
}

function PresentUnit(props: PresentUnitProps) {
  const { data, node, focusRequest, onClose } = props
  const { tree } = data
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const asOf = tree.asOf === tree.today ? undefined : tree.asOf
  const { data: answer, error, refetch } = useQuery(orgUnitQuery, { variables: { id: node.id, asOf: asOf ?? null } })
  const unit = answer?.orgUnit
  const title = pickText(node.name, language)
  return (
    <PanelFrame
      title={title.text}
      titleLang={title.lang}
      meta={`${t(`network.type.${node.type}`)} · ${node.organisationName}, ${pick(node.municipalityName)}`}
      {...{ focusRequest, onClose }}
    >
      <PanelFacts {...{ data, node, unit }} onSelect={props.onSelect} />
      {error !== undefined && unit === undefined ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : unit === undefined ? (
        <Skeleton lines={6} />
      ) : (
        <UnitTabs {...props} unit={unit} />
      )}
      <div className={styles.acts}>
        <UnitLink id={node.id} asOf={asOf} look="button">
          {t(`network.panel.open.${node.type}`)}
        </UnitLink>
        <UnitChangeMenu unit={node} asOf={asOf} />
      </div>
      <p className={styles.source} lang="fi">
        {tree.attribution}
      </p>
    </PanelFrame>
  )
}

function UnitTabs({ data, node, unit, tab, sentenceOf, onTab, onSelect }: PresentUnitProps & { readonly unit: OrgUnitDetail }) {
  const t = useText()
  const members = data.tree.nodes.filter((each) => each.parentId === node.id)
  const tabs: { tab: PanelTab; content: ReactNode }[] = [
    {
      tab: 'history',
      content: (
        <UnitHistory
          key={`${node.id} ${data.tree.asOf}`}
          label={t('network.history.label')}
          events={unit.history as readonly NetworkEvent[]}
          asOf={data.tree.asOf}
          sentenceOf={sentenceOf}
          atFirst={shownEvents}
        />
      )
    }
  ]
  if (node.type !== 'local_unit') tabs.push({ tab: 'units', content: <MemberList members={members} onSelect={onSelect} /> })
  if (node.type === 'regional_centre') {
    tabs.push({ tab: 'municipalities', content: <MunicipalityList municipalities={unit.territoryMunicipalities} /> })
  }
  return <PanelTabs tabs={tabs} open={tab} onOpen={onTab} />
}

/** The unit was chosen on another day, and does not exist on this one. */
function AbsentUnit(props: UnitPanelProps) {
  const { asOf, today } = props.data.tree
  const t = useText()
  const format = useFormat()
  const { data, error } = useQuery(orgUnitQuery, { variables: { id: props.unitId, asOf: asOf === today ? null : asOf } })
  if (data !== undefined) return <UnitOutsideLife {...props} life={data.orgUnit} />
  const title = t(error === undefined ? 'ui.loading' : 'network.panel.absentTitle')
  return (
    <PanelFrame title={title} focusRequest={props.focusRequest} onClose={props.onClose}>
      {error !== undefined && <p className={styles.absent}>{t('network.panel.absent', { day: format.day(asOf) })}</p>}
    </PanelFrame>
  )
}

function UnitOutsideLife({ data, life, focusRequest, onClose, onDay }: UnitPanelProps & { readonly life: OrgUnitDetail }) {
  const { asOf } = data.tree
  const t = useText()
  const format = useFormat()
  const title = pickText(life.name, useLanguage())
  const nearest = dayOfLifeNear(life, asOf)
  return (
    <PanelFrame title={title.text} titleLang={title.lang} {...{ focusRequest, onClose }}>
      <p className={styles.absent}>{absenceText(life, asOf, { t, day: format.day })}</p>
      <Button onClick={() => onDay(nearest)}>{t('network.panel.toDay', { day: format.day(nearest) })}</Button>
    </PanelFrame>
  )
}
