/** A unit's profile: how it stands by each framework, round by round, and among all that were assessed. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { DateField } from '../../network/timeline/date-field.js'
import { UnitLink } from '../../network/unit-link.js'
import { OverdueSection } from './overdue-section.js'
import { ProfilePromises } from './profile-promises.js'
import { ProfileCriteria } from './profile-criteria.js'
import { ProfileSections, ProfileStanding } from './profile-parts.js'
import { type ProfileFramework, type UnitQuality, unitQualityQuery } from './views.operations.js'
import { type ProfileSearch, profileSearchSchema } from './views.search.js'
import { FrameworkNotice, OverviewCrumb } from './views-words.js'
import styles from './views.module.css'

type Change = (part: Partial<ProfileSearch>) => void

interface PartProps {
  readonly profile: UnitQuality
  readonly framework: ProfileFramework | undefined
  readonly search: ProfileSearch
  readonly change: Change
}

function Choices({ profile, framework, search, change }: PartProps) {
  const t = useText()
  const pick = useLocalized()
  const { today } = useViewer()
  return (
    <div className={styles.choices}>
      {framework && (
        <SelectField
          label={t('quality.overview.framework')}
          options={profile.frameworks.map(({ version }) => ({ value: version.frameworkId, label: pick(version.content.name) }))}
          value={framework.version.frameworkId}
          onChange={({ target }) => change({ framework: target.value })}
        />
      )}
      <div className={styles.day}>
        <DateField label={t('quality.overview.asOf')} day={search.asOf ?? today} today={today} tone={search.asOf === undefined ? 'plain' : 'time'} onChange={(day) => change({ asOf: day === today ? undefined : day })} />
        {search.asOf !== undefined && (
          <Button size="small" onClick={() => change({ asOf: undefined })}>
            {t('quality.overview.toToday')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Loaded({ profile, framework, search, change }: PartProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const title = pickText(profile.unit.name, lang)
  const shown = profile.frameworks.reduce((sum, { rounds }) => sum + rounds.length, 0)
  const count = [t('quality.profile.count', { shown, day: format.day(profile.asOf) }), profile.unpublishedCount > 0 ? t('quality.profile.unpublished', { count: profile.unpublishedCount }) : ''].filter(Boolean).join(' ')
  return (
    <>
      <PageHeader
        title={t('quality.profile.title', { unit: title.text })}
        breadcrumb={[<OverviewCrumb key="overview" />, ...(profile.centre ? [<UnitLink key="centre" id={profile.centre.id} asOf={search.asOf}>{pick(profile.centre.name)}</UnitLink>] : []), <UnitLink key="unit" id={profile.id} asOf={search.asOf}>{title.text}</UnitLink>]}
        meta={<span role="status">{count}</span>}
        actions={
          <ButtonLink to="/$lang/quality/resourcing" params={{ lang }} search={{ unit: profile.id } as never}>
            {t('quality.profile.resources')}
          </ButtonLink>
        }
      />
      <Choices {...{ profile, framework, search, change }} />
      {framework ? (
        <div className={styles.sections}>
          <FrameworkNotice notice={framework.version.content.notice} />
          <div className={styles.columns}>
            <ProfileSections framework={framework} unit={title.text} view={search.view ?? 'chart'} onView={(view) => change({ view: view === 'table' ? 'table' : undefined })} />
            <ProfileStanding framework={framework} />
          </div>
          <ProfileCriteria framework={framework} unit={title.text} day={profile.asOf} />
        </div>
      ) : (
        <EmptyState title={t('quality.profile.empty')} text={t(profile.unpublishedCount > 0 ? 'quality.profile.emptyHidden' : 'quality.profile.emptyWhy')} />
      )}
      <div className={styles.below}>
        <ProfilePromises unitId={profile.id} />
        <OverdueSection unitId={profile.id} />
      </div>
    </>
  )
}

function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useText()
  const isMissing = toApiError(error).kind === 'missing'
  return (
    <>
      <PageHeader title={t('quality.profile.untitled')} breadcrumb={[<OverviewCrumb key="overview" />]} />
      {isMissing ? <EmptyState title={t('quality.profile.missing')} text={t('quality.profile.missingWhy')} /> : <ErrorNotice error={error} onRetry={onRetry} />}
    </>
  )
}

/** @param id the unit; framework, day and view are in the address. */
export function UnitQualityView({ id }: { readonly id: string }) {
  const [search, change] = useListSearch(profileSearchSchema)
  const { data, previousData, error, refetch } = useQuery(unitQualityQuery, { variables: { unitId: id, asOf: search.asOf ?? null }, fetchPolicy: 'cache-and-network' })
  const profile = (data ?? (previousData?.unitQuality.id === id ? previousData : undefined))?.unitQuality
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />
  if (!profile) return <Skeleton withHeading lines={12} />
  const framework = profile.frameworks.find(({ version }) => version.frameworkId === search.framework) ?? profile.frameworks[0]
  return <Loaded {...{ profile, framework, search, change }} />
}

export function UnitQualityPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <UnitQualityView id={id ?? ''} />
}
