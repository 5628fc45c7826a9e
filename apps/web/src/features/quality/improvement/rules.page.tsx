/** The rules that open findings by themselves and close them again: what each looks for, what it has done, and a try before it is saved. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { saveRows } from '../../../ui/export-rows.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { BoardCrumb, SeverityMark } from './improvement-words.js'
import { type ImprovementRule, rulesQuery, runRulesMutation } from './improvement.operations.js'
import { RuleDialog } from './rule-dialog.js'
import styles from './improvement.module.css'

/** What a rule looks for, as a sentence. */
export function useRuleText() {
  const t = useText()
  const pick = useLocalized()
  return ({ kind, frameworkName, bandCode, criterionCode, level, days }: ImprovementRule): string => {
    const framework = frameworkName ? pick(frameworkName) : t('improvement.rule.anyFramework')
    return t(`improvement.rule.text.${kind}`, { framework, band: bandCode ?? '', criterion: criterionCode ?? t('improvement.rule.anyCriterion'), level: level ?? 0, days: days ?? 0 })
  }
}

function useColumns(onOpen: ((rule: ImprovementRule) => void) | undefined): readonly Column<ImprovementRule>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const ruleText = useRuleText()
  return [
    {
      ...{ id: 'name', header: t('improvement.rule.name') },
      cell: (rule) => (
        <>
          <span className={styles.cardTitle}>{pick(rule.name)}</span>
          <p className={styles.quiet}>{ruleText(rule)}</p>
        </>
      )
    },
    { id: 'severity', header: t('improvement.column.severity'), cell: ({ severity }) => <SeverityMark severity={severity} /> },
    { id: 'open', header: t('improvement.rule.openCount'), isNumeric: true, cell: ({ openCount }) => openCount },
    {
      ...{ id: 'ran', header: t('improvement.rule.lastRun') },
      cell: ({ runs: [run] }) => (run ? t('improvement.rule.ran', { when: format.instantShort(run.ranAt), opened: run.opened, closed: run.closed }) : t('improvement.rule.neverRan'))
    },
    { id: 'version', header: t('improvement.rule.version'), cell: ({ number, changedBy, changedAt }) => t('improvement.rule.versionOf', { number, by: changedBy ?? '–', day: format.instantShort(changedAt) }) },
    { id: 'state', header: t('improvement.column.state'), phone: 'figure', cell: ({ isActive }) => <Status status={isActive ? 'accepted' : 'locked'} label={t(isActive ? 'improvement.rule.active' : 'improvement.rule.paused')} /> },
    ...(onOpen
      ? [
          {
            ...{ id: 'acts', header: '', spokenHeader: t('improvement.rule.acts') },
            cell: (rule: ImprovementRule) => (
              <Button size="small" variant="quiet" aria-label={t('improvement.rule.changeOf', { name: pick(rule.name) })} onClick={() => onOpen(rule)}>
                {t('improvement.change')}
              </Button>
            )
          }
        ]
      : [])
  ]
}

export function ImprovementRulesPage() {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const describe = useErrorMessage()
  const ruleText = useRuleText()
  const mayManage = useCan('improvement.manage')
  const [opened, setOpened] = useState<ImprovementRule | 'new' | null>(null)
  const { data, error, refetch, loading } = useQuery(rulesQuery, { fetchPolicy: 'cache-and-network' })
  const [run, running] = useMutation(runRulesMutation)
  const rows = data?.improvementRules
  const columns = useColumns(mayManage ? setOpened : undefined)
  async function ask() {
    try {
      await run()
      showToast({ kind: 'done', text: t('improvement.rules.asked') })
    } catch (problem) {
      showToast({ kind: 'error', text: describe(problem).text })
    }
  }
  const save = () =>
    saveRows({
      name: t('improvement.rules.file', { date: today }),
      language,
      rows: [['name', 'text', 'openCount', 'version'].map((id) => t(`improvement.rule.${id}`)), ...(rows ?? []).map((rule) => [pick(rule.name), ruleText(rule), rule.openCount, rule.number])]
    })
  return (
    <>
      <PageHeader
        title={t('improvement.rules.title')}
        breadcrumb={[<BoardCrumb key="board" />]}
        meta={t('improvement.rules.meta')}
        actions={
          <>
            <Button disabled={(rows ?? []).length === 0} onClick={save}>
              {t('ui.table.export')}
            </Button>
            {mayManage && (
              <>
                <Button isBusy={running.loading} onClick={() => void ask()}>
                  {t('improvement.rules.run')}
                </Button>
                <Button variant="primary" icon={IconPlus} onClick={() => setOpened('new')}>
                  {t('improvement.rules.new')}
                </Button>
              </>
            )}
          </>
        }
      />
      <DataTable
        {...{ caption: t('improvement.rules.title'), columns, rows, rowKey: ({ id }: ImprovementRule) => id, isRefreshing: loading, error: data ? undefined : error }}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('improvement.rules.none')} text={t('improvement.rules.noneText')} />}
      />
      {opened && <RuleDialog rule={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </>
  )
}
