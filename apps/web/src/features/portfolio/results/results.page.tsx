/** The results of a project: what its units have reported and the head office has accepted, as far as the project counts it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { TextLink } from '../../../ui/link.js'
import { Menu } from '../../../ui/menu.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { ProjectCrumb, ProjectsCrumb } from '../portfolio-words.js'
import { IndicatorDialog } from './indicator-dialog.js'
import { ResultSection } from './result-section.js'
import { NotShown, ResultTabs } from './result-words.js'
import { projectResultsQuery, type ResultProject, type Results } from './result.operations.js'
import styles from '../../governance/governance.module.css'

export function ProjectResultsPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <ResultsOfProject id={id} />
}

export function ResultsOfProject({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectResultsQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const again = () => void refetch()
  return data ? <Loaded project={data.project} of={data.projectResults} onChanged={again} /> : <NotShown error={error} title={t('projectResults.title')} onRetry={again} />
}

interface Props {
  readonly project: ResultProject
  readonly of: Results
  readonly onChanged: () => void
}

function Loaded({ project, of, onChanged }: Props) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <>
      <PageHeader title={t('projectResults.title')} breadcrumb={[<ProjectsCrumb key="list" />, <ProjectCrumb key="project" id={project.id} name={project.title} />]} meta={t('projectResults.meta')} />
      <ResultTabs projectId={project.id} current="results" />
      <Acts {...{ project, of, onChanged }} />
      <p>
        {t('projectResults.method')}{' '}
        <TextLink to="/$lang/portfolio/results" params={{ lang }}>
          {t('projectResults.sharedLink')}
        </TextLink>
      </p>
      <p>{t('projectResults.units', { count: of.units.length, units: of.units.map(({ unit }) => pick(unit.name)).join(', ') })}</p>
      {of.results.length === 0 && <EmptyState title={t('projectResults.none')} text={t(of.mayEdit ? 'projectResults.noneText' : 'projectResults.noneRead')} />}
      {of.results.map((result) => (
        <ResultSection key={result.indicator.id} {...{ project, of, result, onChanged }} />
      ))}
    </>
  )
}

function Acts({ project, of, onChanged }: Props) {
  const t = useText()
  const lang = useLanguage()
  const [isAdding, setAdding] = useState(false)
  return (
    <div className={styles.acts} data-print="never">
      {of.mayEdit && (
        <Button variant="primary" icon={IconPlus} onClick={() => setAdding(true)}>
          {t('projectResults.indicator.add')}
        </Button>
      )}
      {of.results.length > 0 && (
        <Menu
          align="end"
          heading={t('projectResults.download')}
          button={(props) => (
            <Button {...props} icon={IconDownload}>
              {t('projectResults.download')}
            </Button>
          )}
          items={(['xlsx', 'csv'] as const).map((format) => ({ key: format, label: t(`projectResults.format.${format}`), href: `/api/projects/${project.id}/results.${format}?lang=${lang}` }))}
        />
      )}
      {isAdding && <IndicatorDialog {...{ project, of, result: null }} onClose={() => setAdding(false)} onDone={onChanged} />}
    </div>
  )
}
