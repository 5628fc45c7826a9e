/** A unit's own page: what it is, where it stands, who works in it, what is below it, and its history. */
import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { Discussion } from '../../app/discussion.js'
import { RecordHistory } from '../../app/record-history.js'
import { useCan, useViewer } from '../../app/viewer.js'
import { toApiError } from '../../graphql/api-error.js'
import { Button, ButtonLink } from '../../ui/button.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { PageHeader } from '../../ui/page-header.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { pickText, useLanguage, useLocalized, useText } from '../../ui/text.js'
import { UnitChangeMenu } from './change/unit-change-menu.js'
import { networkTreeQuery, orgUnitQuery, regionsQuery, type OrgUnitDetail } from './network.operations.js'
import { unitDetailSearchSchema } from './network.search.js'
import type { NetworkEvent, NetworkTree, RegionArea } from './network.types.js'
import { MunicipalityList } from './panel/municipality-list.js'
import { absenceText, periodText } from './panel/unit-facts.js'
import { UnitHistory } from './panel/unit-history.js'
import { DateField } from './timeline/date-field.js'
import { tenseOf } from './timeline/as-of-date.js'
import { UnitLink } from './unit-link.js'
import { useEventSentence } from './use-event-sentence.js'
import { UnitFactSections } from './units/unit-fact-sections.js'
import { UnitPeople } from './units/unit-people.js'
import { LocatorMap } from './units/locator-map.js'
import styles from './units/units.module.css'

export function UnitDetailPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <UnitDetail id={id ?? ''} />
}

/** @param id the unit; the viewed day is in the address. */
export function UnitDetail({ id }: { readonly id: string }) {
  const { asOf } = unitDetailSearchSchema.parse(useSearch({ strict: false }))
  const { today } = useViewer()
  const { data, previousData, error, refetch } = useQuery(orgUnitQuery, { variables: { id, asOf: asOf ?? null } })
  const unit = (data ?? (previousData?.orgUnit.id === id ? previousData : undefined))?.orgUnit
  if (error !== undefined && data === undefined) return <UnitFailure error={error} asOf={asOf} onRetry={() => void refetch()} />
  if (unit === undefined) return <Skeleton withHeading lines={12} />
  return <LoadedUnit unit={unit} asOf={asOf} today={today} />
}

interface UnitFailureProps {
  readonly error: unknown
  readonly asOf: IsoDate | undefined
  readonly onRetry: () => void
}

/** A unit that cannot be found on the day may exist on another; anything else is a fault. */
function UnitFailure({ error, asOf, onRetry }: UnitFailureProps) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const navigate = useNavigate()
  const isMissing = toApiError(error).kind === 'missing'
  return (
    <>
      <PageHeader title={t('network.unit.title')} breadcrumb={[<NetworkCrumb key="network" asOf={asOf} />]} />
      {!isMissing ? (
        <ErrorNotice error={error} onRetry={onRetry} />
      ) : (
        <EmptyState
          title={asOf === undefined ? t('network.unit.missing') : t('network.panel.absent', { day: format.day(asOf) })}
          text={t('network.unit.missingWhy')}
          action={
            asOf === undefined ? (
              <ButtonLink to="/$lang/network/units" params={{ lang }}>
                {t('network.toList')}
              </ButtonLink>
            ) : (
              <Button onClick={() => void navigate({ to: '.', search: {} as never })}>{t('network.date.toToday')}</Button>
            )
          }
        />
      )}
    </>
  )
}

function NetworkCrumb({ asOf }: { readonly asOf: IsoDate | undefined }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/network" params={{ lang }} search={{ asOf } as never}>
      {t('network.title')}
    </TextLink>
  )
}

interface LoadedUnitProps {
  readonly unit: OrgUnitDetail
  readonly asOf: IsoDate | undefined
  readonly today: IsoDate
}

function LoadedUnit({ unit, asOf, today }: LoadedUnitProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const mayReadQuality = useCan('quality.read')
  const title = pickText(unit.name, lang)
  const crumbs = unit.path.filter((above) => above.id !== unit.id)
  return (
    <>
      <PageHeader
        title={title.text}
        titleLang={title.lang === lang ? undefined : title.lang}
        breadcrumb={[
          <NetworkCrumb key="network" asOf={asOf} />,
          ...crumbs.map((above) => (
            <UnitLink key={above.id} id={above.id} asOf={asOf}>
              {pick(above.name)}
            </UnitLink>
          ))
        ]}
        meta={<UnitMeta unit={unit} />}
        actions={
          <>
            <ButtonLink to="/$lang/network" params={{ lang }} search={{ asOf, unit: unit.id } as never}>
              {t('network.unit.onMap')}
            </ButtonLink>
            {mayReadQuality && (
              <ButtonLink to="/$lang/units/$id/quality" params={{ lang, id: unit.id }} search={{ asOf } as never}>
                {t('network.unit.quality')}
              </ButtonLink>
            )}
            <UnitChangeMenu unit={unit} asOf={asOf} />
          </>
        }
      />
      <DayLine unit={unit} asOf={asOf ?? today} today={today} />
      <div className={styles.record}>
        <div className={styles.mainColumn}>
          <UnitFactSections unit={unit} asOf={asOf} />
          <Below unit={unit} asOf={asOf} />
          <UnitPeople people={unit.people} />
        </div>
        <div className={styles.sideColumn}>
          <Section title={t('network.unit.place')}>
            <LocatorMap unit={unit} asOf={asOf} />
          </Section>
          <HistorySection unit={unit} asOf={asOf ?? today} />
        </div>
      </div>
      <Discussion subjectType="org_unit" subjectId={unit.id} />
      <RecordHistory subjectType="org_unit" subjectId={unit.id} />
    </>
  )
}

function UnitMeta({ unit }: { readonly unit: OrgUnitDetail }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const kind = unit.type === 'local_unit' ? t(`network.kind.${unit.kind}`) : t(`network.type.${unit.type}`)
  const period = periodText(unit.validFrom, unit.validTo, { t, day: format.day })
  return [kind, pick(unit.municipality.name), pick(unit.organisation.name), period].join(' · ')
}

/** Which day the page is of; plum when it is not today. */
function DayLine({ unit, asOf, today }: LoadedUnitProps & { readonly asOf: IsoDate }) {
  const t = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const tense = tenseOf(asOf, today)
  const change = (day: IsoDate): void =>
    void navigate({ to: '.', search: (day === today ? {} : { asOf: day }) as never, resetScroll: false })
  return (
    <div className={styles.dayLine} data-tense={tense}>
      <span>
        {isValidOn(unit, asOf) ? t(`network.unit.sentence.${tense}`) : absenceText(unit, asOf, { t, day: format.day })}
      </span>
      <DateField day={asOf} today={today} tone={tense === 'present' ? 'plain' : 'time'} onChange={change} />
      {tense !== 'present' && (
        <Button size="small" onClick={() => change(today)}>
          {t('network.date.toToday')}
        </Button>
      )}
    </div>
  )
}

/** What stands below the unit: the centres of the head office, the units and municipalities of a centre. */
function Below({ unit, asOf }: Omit<LoadedUnitProps, 'today'>) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(networkTreeQuery, { variables: { asOf: asOf ?? null } })
  const tree = data?.networkTree as NetworkTree | undefined
  if (unit.type === 'local_unit') return null
  const placeOf = new Map(tree?.nodes.map((node) => [node.id, pick(node.municipalityName)]))
  return (
    <>
      <Section
        title={t(unit.type === 'headquarters' ? 'network.unit.centres' : 'network.unit.units')}
        aside={String(unit.children.length)}
      >
        {unit.children.length === 0 && <p className={styles.none}>{t('network.members.none')}</p>}
        <ul className={styles.children}>
          {unit.children.map((child) => (
            <li key={child.id}>
              <UnitLink id={child.id} asOf={asOf}>
                {pick(child.name)}
              </UnitLink>
              <span className={styles.detail}>{placeOf.get(child.id)}</span>
            </li>
          ))}
        </ul>
      </Section>
      {unit.type === 'regional_centre' && (
        <Section title={t('network.unit.territory')} aside={t('network.count.municipalities', { count: unit.territoryMunicipalities.length })}>
          <MunicipalityList municipalities={unit.territoryMunicipalities} />
        </Section>
      )}
    </>
  )
}

function HistorySection({ unit, asOf }: { readonly unit: OrgUnitDetail; readonly asOf: IsoDate }) {
  const t = useText()
  const { data } = useQuery(regionsQuery, { variables: { asOf: null } })
  const sentenceOf = useEventSentence((data?.areas ?? noRegions) as readonly RegionArea[])
  return (
    <Section title={t('network.history.label')} aside={String(unit.history.length)}>
      <UnitHistory
        label={t('network.history.label')}
        events={unit.history as readonly NetworkEvent[]}
        asOf={asOf}
        sentenceOf={sentenceOf}
      />
    </Section>
  )
}

const noRegions: readonly RegionArea[] = []
